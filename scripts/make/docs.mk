# Pages of the manual that are made from sources; check-docs tells where one is no longer what its source makes.

.PHONY: docs check-docs
docs: ## pages of the manual that are generated
	xsltproc --nonet scripts/make/codes-table.xsl schemas/catalogue/codes.xml > docs/ma-loi.md
check-docs: ## generated pages are what their sources make
	@xsltproc --nonet scripts/make/codes-table.xsl schemas/catalogue/codes.xml | diff -u docs/ma-loi.md - || \
	    { echo "check-docs: docs/ma-loi.md is not current: run make docs"; exit 1; }
