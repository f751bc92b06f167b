# Checks beyond the unit tests, benchmark, lint, installation. scripts/test runs the checks with a server and counts them.

unitdir    ?= $(libdir)/systemd/system
libdir     ?= /usr/lib
sysconfdir ?= /etc
# which tests of the command run under the sanitizers; scripts/test takes those that read untrusted files
ASAN_CLI   ?= tests/cli
SANITIZERS = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

.PHONY: check check-asan check-cli check-truth bench bench-report lint format install
check: ## every test, with all set-up
	scripts/test
check-asan: ## unit tests and the command's tests under ASan and UBSan (clang)
	@$(MAKE) -s BUILD=build-asan CC=clang OPTIMISE="-O1 -g" SANITIZE="$(SANITIZERS)" all check-unit
	@PATH="$(CURDIR)/build-asan:$$PATH" THIDUA_SANITIZED=1 bats --tap $(ASAN_CLI)
check-cli: all ## the command as users run it (bats; needs PG* of a private server)
	@bats --tap tests/cli
check-truth: all ## the samples against truth worked out by other programs
	@tests/truth/run
bench: ## thidua beside its peers: make bench BENCH="--rows 100000 --rounds 5"
	scripts/bench $(BENCH)
	tests/bench/report
bench-report: ## memory of report.xml for 21, 2,394 and 60,000 villages
	tests/bench/report
lint: ## what a machine can check
	@scripts/lint
format: ## lay out the C sources
	clang-format -i $(shell git ls-files 'etl/*.[ch]' 'reports/*.[ch]' 'tests/*.[ch]')

install: all ## program and data to $(DESTDIR)$(prefix)
	install -d $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/share/thidua
	$(MAKE) -s BUILD=$(BUILD)/installed DATADIR=$(prefix)/share/thidua $(BUILD)/installed/thidua
	install -m 0755 $(BUILD)/installed/thidua $(DESTDIR)$(prefix)/bin/thidua
	cp -r --parents schemas/sources schemas/catalogue schemas/xsd reports/render reports/chart $(DESTDIR)$(prefix)/share/thidua/
	find $(DESTDIR)$(prefix)/share/thidua -name '*.[ch]' -delete
	install -d $(DESTDIR)$(prefix)/share/man/man1
	install -m 0644 docs/thidua.1 $(DESTDIR)$(prefix)/share/man/man1/thidua.1
	install -d $(DESTDIR)$(unitdir) $(DESTDIR)$(libdir)/sysusers.d $(DESTDIR)$(libdir)/tmpfiles.d $(DESTDIR)$(sysconfdir)/logrotate.d
	for unit in thidua.service thidua.timer thidua-failure@.service; do \
	    sed 's|/usr/bin/thidua|$(prefix)/bin/thidua|' scripts/deploy/$$unit > $(DESTDIR)$(unitdir)/$$unit; done
	install -m 0644 scripts/deploy/thidua.sysusers $(DESTDIR)$(libdir)/sysusers.d/thidua.conf
	install -m 0644 scripts/deploy/thidua.tmpfiles $(DESTDIR)$(libdir)/tmpfiles.d/thidua.conf
	install -m 0644 scripts/deploy/thidua.logrotate $(DESTDIR)$(sysconfdir)/logrotate.d/thidua
