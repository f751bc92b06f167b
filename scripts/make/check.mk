# Checks beyond the unit tests, benchmark, lint. scripts/test runs the checks with a server and counts them.

# which tests of the command run, and which of them under the sanitizers; scripts/test takes those that read untrusted files
CLI        ?= tests/cli
ASAN_CLI   ?= tests/cli
VALGRIND_CLI ?= tests/cli
SANITIZERS = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

.PHONY: check check-asan check-valgrind run-valgrind coverage check-cli check-truth bench bench-model bench-report lint format
check: ## every test, with all set-up
	scripts/test
check-asan: ## unit tests and the command's tests under ASan and UBSan (clang)
	@$(MAKE) -s BUILD=build-asan CC=clang OPTIMISE="-O1 -g" SANITIZE="$(SANITIZERS)" all check-unit
	@PATH="$(CURDIR)/build-asan:$$PATH" THIDUA_SANITIZED=1 bats --tap $(ASAN_CLI)
check-valgrind: ## unit tests and the command's tests under valgrind; VALGRIND_CLI=files takes some
	@$(MAKE) -s BUILD=build-valgrind OPTIMISE="-O1 -g -DTHIDUA_MEMCHECK" run-valgrind
run-valgrind: all $(UNIT_TESTS)
	@scripts/check-valgrind "$(VALGRIND_CLI)" $(UNIT_TESTS)
coverage: ## line coverage of unit tests, command's tests and fault loops; files below 90 %
	@scripts/coverage
check-cli: all ## the command as users run it (bats; needs PG* of a private server)
	@bats --tap --timing $(CLI)
check-truth: all ## the samples against truth worked out by other programs
	@tests/truth/run
bench: ## thidua beside its peers: make bench BENCH="--rows 100000 --rounds 5"
	scripts/bench $(BENCH)
	tests/bench/report
bench-model: ## what the computation costs: make bench-model BENCH="--rows 500000 --villages 300"
	scripts/bench --model $(BENCH)
bench-report: ## memory of report.xml for 21, 2,394 and 60,000 villages
	tests/bench/report
lint: ## what a machine can check
	@scripts/lint
format: ## lay out the C sources
	clang-format -i $(shell git ls-files 'etl/*.[ch]' 'reports/*.[ch]' 'tests/*.[ch]')
