# Pages of the manual that are made from the program and its tables; check-docs tells where one is no longer what its source
# makes, and where the manual and the program name different commands.

.PHONY: docs check-docs
docs: all ## pages of the manual that are generated: docs/lenh.md, docs/thidua.1, docs/ma-loi.md
	@scripts/reference $(BUILD)/thidua docs
check-docs: all ## manual, command reference and man page against the program
	@scripts/check-docs $(BUILD)/thidua
