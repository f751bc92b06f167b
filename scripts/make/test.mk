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

# pgTAP tests on a database of their own, on the server that libpq's settings (PG*) name. Each file rolls back what it did.
SQL_TEST_DATABASE = thidua_check_sql_$$$$
.PHONY: check-sql
check-sql: ## database tests (pgTAP)
	@database=$(SQL_TEST_DATABASE); createdb $$database || exit 1; \
	trap 'dropdb --if-exists '$$database EXIT; \
	for file in schemas/db/*.sql; do psql -qX -v ON_ERROR_STOP=1 -d $$database -f $$file || exit 1; done; \
	psql -qX -d $$database -c 'CREATE EXTENSION pgtap' || exit 1; \
	pg_prove --verbose -d $$database tests/sql/*.sql

.PHONY: check-browser
check-browser: all ## the published pages in Chromium (npm fetches playwright-core)
	@tests/browser/run $(BUILD)
