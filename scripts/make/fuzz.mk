# Fuzzing: every tests/fuzz/fuzz_NAME.c is one libFuzzer program. Seeds: tests/fuzz/corpus/NAME and, for whole files, the
# golden ones. What is found goes to build-fuzz/corpus/NAME; a crash becomes a file of tests/fuzz/corpus/NAME.

FUZZ_SECONDS ?= 60
FUZZ_NAMES   := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_FLAGS    = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FUZZ_OPTIONS  = -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=1024 -timeout=10 -max_len=65536 -print_final_stats=0 -verbosity=0

$(FUZZ_NAMES:%=$(BUILD)/tests/fuzz/fuzz_%): %: %.o $(BUILD)/tests/fuzz/fuzz.o $(BUILD)/libthidua.a
	$(CC) $(LDFLAGS) -fsanitize=fuzzer $^ $(LDLIBS) -o $@
$(FUZZ_NAMES:%=$(BUILD)/tests/fuzz/fuzz_%.o) $(BUILD)/tests/fuzz/fuzz.o: CPPFLAGS += -Itests/fuzz
-include $(FUZZ_NAMES:%=$(BUILD)/tests/fuzz/fuzz_%.d)

.PHONY: fuzz fuzz-run
fuzz: ## every reader and guard on random bytes, FUZZ_SECONDS=60 each (clang)
	@$(MAKE) -s BUILD=build-fuzz CC=clang OPTIMISE="-O1 -g" SANITIZE="$(FUZZ_FLAGS)" fuzz-run
fuzz-run: $(FUZZ_NAMES:%=$(BUILD)/tests/fuzz/fuzz_%)
	@failed=; for name in $(FUZZ_NAMES); do \
	    mkdir -p $(BUILD)/corpus/$$name tests/fuzz/corpus/$$name; \
	    seeds=tests/fuzz/corpus/$$name; [ ! -d tests/golden/read/$$name ] || seeds="$$seeds tests/golden/read/$$name"; \
	    echo "== fuzz $$name"; $(BUILD)/tests/fuzz/fuzz_$$name $(FUZZ_OPTIONS) -artifact_prefix=$(BUILD)/corpus/$$name- \
	        $(BUILD)/corpus/$$name $$seeds || failed="$$failed $$name"; done; \
	if [ -n "$$failed" ]; then echo "fuzz: findings:$$failed"; exit 1; fi
