# Tests. Every tests/unit/*/test_*.c is one program; tests/lib holds what tests share (testing.h).

UNIT_TESTS  := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*/test_*.c))
TEST_LIB    := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/lib/*.c))
UNIT_LDLIBS  = -lcmocka

$(TEST_LIB) $(UNIT_TESTS:=.o): CPPFLAGS += -Itests/lib
$(UNIT_TESTS): %: %.o $(TEST_LIB) $(BUILD)/libthidua.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) $(UNIT_LDLIBS) -o $@

-include $(UNIT_TESTS:=.d) $(TEST_LIB:.o=.d)

.PHONY: check-unit
check-unit: $(UNIT_TESTS) ## unit tests (cmocka)
	@failed=; for test in $(UNIT_TESTS); do \
	    echo "== $$test"; $$test || failed="$$failed $$test"; done; \
	if [ -n "$$failed" ]; then echo "check-unit: failed:$$failed"; exit 1; fi
