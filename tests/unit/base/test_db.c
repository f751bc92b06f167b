/* db: sessions, statements, streams, transactions, and errors that keep values out. Needs a server
 * (PGHOST and so on of libpq); without one every test is skipped: `make check-unit` runs anywhere,
 * tests/cli/db.bats runs it with a server. */
#include "testing.h"

#include "base/db.h"

#include <time.h>

static int begin(void **state)
{
    struct error err = {0};
    struct db *db = NULL;
    if (getenv("PGHOST") && !db_open(&db, &err)) fail_msg("%s", err.text);
    *state = db;
    return 0;
}

static int end(void **state)
{
    struct db *db = *state;
    db_closep(&db);
    return 0;
}

static struct db *server(void **state)
{
    if (!*state) skip();
    return *state;
}

static void expect_row(struct db *db, const char *sql, const char *expected)
{
    struct error err = {0};
    RESULT_AUTO struct result *result = NULL;
    assert_true(db_run(db, sql, 0, NULL, &result, &err));
    assert_string_equal(result_text(result, 0, 0), expected);
}

static void test_the_session_is_set(void **state)
{
    struct db *db = server(state);
    expect_row(db, "show search_path", "");
    expect_row(db, "show timezone", "Asia/Ho_Chi_Minh");
    expect_row(db, "show jit", "off");
    expect_row(db, "show client_encoding", "UTF8");
    expect_row(db, "show application_name", "thidua");
    expect_row(db, "show client_connection_check_interval", "1s");
    expect_row(db, "select '2026-11-20'::date", "2026-11-20");
    expect_row(db, "select '2026-11-20 01:30:00+07'::timestamptz", "2026-11-20 01:30:00+07");
}

static void test_parameters_and_results(void **state)
{
    struct db *db = server(state);
    struct error err = {0};
    const char *values[] = {"Lý'\"\\; drop table x --", NULL, "-9223372036854775808"};
    RESULT_AUTO struct result *result = NULL;
    assert_true(db_run(
        db,
        "select $1::text as a, $2::text as b, $3::bigint as c union all select '', '', 5 order by 3",
        3, values, &result, &err));
    assert_int_equal(result_rows(result), 2);
    assert_int_equal(result_columns(result), 3);
    assert_string_equal(result_name(result, 1), "b");
    assert_string_equal(result_text(result, 0, 0), values[0]);
    assert_true(result_null(result, 0, 1));
    assert_string_equal(result_text(result, 0, 1), "");
    assert_false(result_null(result, 1, 1));
    assert_int_equal(result_int(result, 0, 2), INT64_MIN);
    assert_int_equal(result_affected(result), 2);
}

static void expect_failure(struct db *db, const char *sql, enum code code, const char *state,
                           const char *hidden)
{
    struct error err = {0};
    assert_false(db_run(db, sql, 0, NULL, NULL, &err));
    assert_int_equal(err.code, code);
    assert_string_equal(err.sqlstate, state);
    if (strstr(err.text, hidden) || strstr(err.hint, hidden))
        fail_msg("value in: %s / %s", err.text, err.hint);
}

static void test_values_stay_out_of_errors(void **state)
{
    struct db *db = server(state);
    expect_failure(db, "select '031099000123x'::bigint", CODE_DB, "22P02", "031099");
    expect_failure(db,
                   "select pg_catalog.to_date('031099000123', 'YYYY-MM-DD') + '031099000123'::int",
                   CODE_DB, "22003", "031099");
}

static void test_a_duplicate_key_names_the_constraint_only(void **state)
{
    struct db *db = server(state);
    struct error err = {0};
    assert_true(db_script(db,
                          "create temporary table k (number text constraint once primary key);"
                          "insert into pg_temp.k values ('031099000123')",
                          &err));
    assert_false(db_run(db, "insert into pg_temp.k values ('031099000123')", 0, NULL, NULL, &err));
    assert_string_equal(err.sqlstate, "23505");
    assert_null(strstr(err.text, "031099"));
    assert_non_null(strstr(err.text, "once"));
}

static void test_our_own_mistakes_are_explained(void **state)
{
    struct db *db = server(state);
    struct error err = {0};
    assert_false(db_run(db, "select 1,\n  'đ',\n  nothing", 0, NULL, NULL, &err));
    assert_string_equal(err.sqlstate, "42703");
    assert_non_null(strstr(err.text, "\"nothing\""));
    assert_non_null(strstr(err.hint, "dòng 3"));
    assert_int_equal(error_exit_status(&err), 3);
    error_clear(&err);
    assert_false(db_script(db, "do $$ begin raise exception 'đã chốt'; end $$", &err));
    assert_non_null(strstr(err.text, "đã chốt"));
}

static void test_transactions(void **state)
{
    struct db *db = server(state);
    struct error err = {0}, ignored = {0};
    assert_true(db_script(db, "create temporary table t (n int)", &err));
    assert_true(db_begin(db, &err) &&
                db_run(db, "insert into pg_temp.t values (1)", 0, NULL, NULL, &err));
    db_rollback(db);
    db_rollback(db); /* outside a transaction: nothing */
    expect_row(db, "select count(*) from pg_temp.t", "0");
    assert_true(db_begin(db, &err) &&
                db_run(db, "insert into pg_temp.t values (1)", 0, NULL, NULL, &err));
    assert_true(db_commit(db, &err));
    expect_row(db, "select count(*) from pg_temp.t", "1");
    assert_true(db_begin(db, &err));
    assert_false(db_run(db, "select 1/0", 0, NULL, NULL, &ignored));
    assert_false(db_commit(db, &err)); /* a failed transaction must not look committed */
    assert_int_equal(err.code, CODE_INTERNAL);
    expect_row(db, "select count(*) from pg_temp.t", "1");
}

static void test_a_lost_commit_is_unknown(void **state)
{
    struct db *db = server(state), *other = NULL;
    struct error err = {0};
    assert_true(db_open(&other, &err));
    RESULT_AUTO struct result *pid = NULL;
    assert_true(db_run(db, "select pg_backend_pid()", 0, NULL, &pid, &err));
    const char *number = result_text(pid, 0, 0);
    assert_true(db_begin(db, &err));
    assert_true(
        db_run(other, "select pg_terminate_backend($1::int, 5000)", 1, &number, NULL, &err));
    assert_false(db_commit(db, &err));
    assert_int_equal(err.code, CODE_DB_COMMIT_UNKNOWN);
    error_clear(&err);
    db_rollback(db); /* on a dead connection: nothing */
    assert_false(db_run(db, "select 1", 0, NULL, NULL, &err));
    assert_int_equal(err.code, CODE_DB_CONNECT);
    error_clear(&err);
    assert_false(db_stream_begin(db, "select 1", 0, NULL, &err));
    assert_int_equal(err.code, CODE_DB_CONNECT);
    db_closep(&other);
}

static void test_streams(void **state)
{
    struct db *db = server(state);
    struct error err = {0};
    bool row;
    int64_t sum = 0;
    const char *limit = "100000";
    assert_true(db_stream_begin(
        db, "select n, null as nothing from generate_series(1, $1::int) as n", 1, &limit, &err));
    assert_false(db_run(db, "select 1", 0, NULL, NULL, &err)); /* not in the middle of a stream */
    assert_int_equal(err.code, CODE_INTERNAL);
    error_clear(&err);
    assert_false(db_script(db, "select 1", &err));
    assert_int_equal(err.code, CODE_INTERNAL);
    error_clear(&err);
    assert_false(db_stream_begin(db, "select 1", 0, NULL, &err));
    assert_int_equal(err.code, CODE_INTERNAL);
    error_clear(&err);
    while (db_stream_next(db, &row, &err) && row) {
        sum += strtoll(db_stream_text(db, 0), NULL, 10);
        assert_true(db_stream_null(db, 1));
    }
    assert_int_equal(err.code, CODE_OK);
    assert_int_equal(sum, 5000050000);
    assert_int_equal(db_stream_columns(db), 2);
    assert_string_equal(db_stream_name(db, 1), "nothing");
    db_stream_end(db);
    db_stream_end(db);
    expect_row(db, "select 7", "7");
}

static void test_a_stream_stopped_early(void **state)
{
    struct db *db = server(state);
    struct error err = {0};
    bool row;
    time_t before = time(NULL);
    assert_true(db_stream_begin(db, "select generate_series(1, 2000000000)", 0, NULL, &err));
    assert_true(db_stream_next(db, &row, &err) && row);
    db_stream_end(db);
    assert_true(time(NULL) - before < 20);
    expect_row(db, "select 8", "8");
    assert_true(db_begin(db, &err));
    assert_true(
        db_stream_begin(db, "select n from generate_series(1, 100000) as n", 0, NULL, &err));
    assert_true(db_stream_next(db, &row, &err) && row);
    db_stream_end(db);
    expect_row(db, "select 9", "9"); /* the transaction lives */
    assert_true(db_commit(db, &err));
}

static void test_a_stream_that_fails(void **state)
{
    struct db *db = server(state);
    struct error err = {0};
    bool row;
    int rows = 0;
    assert_true(db_stream_begin(db, "select 1 / (n - 500) from generate_series(1, 1000) as n", 0,
                                NULL, &err));
    while (db_stream_next(db, &row, &err) && row) rows++;
    assert_string_equal(err.sqlstate, "22012");
    assert_true(rows <= 499);
    expect_row(db, "select 10", "10");
}

static void test_no_server(void **state)
{
    (void)state;
    struct error err = {0};
    struct db *db = NULL;
    const char *host = getenv("PGHOST");
    char saved[1000];
    snprintf(saved, sizeof saved, "%s", host ? host : "");
    setenv("PGHOST", "/nowhere", 1);
    assert_false(db_open(&db, &err));
    assert_null(db);
    assert_int_equal(err.code, CODE_DB_CONNECT);
    assert_int_equal(error_exit_status(&err), 3);
    if (host)
        setenv("PGHOST", saved, 1);
    else
        unsetenv("PGHOST");
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SERVER(test_the_session_is_set),
        WITH_SERVER(test_parameters_and_results),
        WITH_SERVER(test_values_stay_out_of_errors),
        WITH_SERVER(test_a_duplicate_key_names_the_constraint_only),
        WITH_SERVER(test_our_own_mistakes_are_explained),
        WITH_SERVER(test_transactions),
        WITH_SERVER(test_a_lost_commit_is_unknown),
        WITH_SERVER(test_streams),
        WITH_SERVER(test_a_stream_stopped_early),
        WITH_SERVER(test_a_stream_that_fails),
        cmocka_unit_test(test_no_server),
    };
    return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
