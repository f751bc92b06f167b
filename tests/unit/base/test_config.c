/* config: four origins in their order, forms of values, and errors that name the setting and the
 * line. */
#include "scratch_folder.h"

#include "base/config.h"
#include "base/settings.h"

#include <time.h>
#include <unistd.h>

static int begin(void **state)
{
    unsetenv("THIDUA_HOME");
    return folder_begin(state);
}

static void write_commune(void **state, const char *settings)
{
    struct place_of_work *work = *state;
    struct error err = {0};
    const char *text =
        arena_printf(work->arena,
                     "<commune xmlns='urn:thidua:commune:1'>\n<settings>\n"
                     "<commune-code>10633</commune-code>\n%s\n</settings>\n"
                     "<rules><rule name='x' from='2026-01-01'>1</rule></rules></commune>",
                     settings);
    assert_true(
        path_write(path_join(work->arena, work->folder, "commune.xml"), span_of(text), 0600, &err));
}

static bool load(void **state, const struct config_option *options, size_t count,
                 struct config *ret, struct error *err)
{
    struct place_of_work *work = *state;
    *err = (struct error){0};
    return config_load(work->arena, work->folder, options, count, false, ret, err);
}

static enum config_origin origin_of(const struct config *config, const char *name)
{
    for (size_t i = 0; i < config->count; i++)
        if (strcmp(config->settings[i].name, name) == 0) return config->settings[i].origin;
    fail_msg("no setting %s", name);
    return ORIGIN_DEFAULT;
}

static void test_origins_in_their_order(void **state)
{
    struct config config;
    struct error err;
    const struct config_option option = {"settle", "4"};
    write_commune(state, "");
    assert_true(load(state, NULL, 0, &config, &err));
    assert_int_equal(config_int(&config, "settle"), 120);
    assert_int_equal(origin_of(&config, "settle"), ORIGIN_DEFAULT);
    write_commune(state, "<settle>2</settle><agency></agency>");
    assert_true(load(state, NULL, 0, &config, &err));
    assert_int_equal(config_int(&config, "settle"), 2);
    assert_int_equal(origin_of(&config, "settle"), ORIGIN_COMMUNE_XML);
    assert_int_equal(origin_of(&config, "agency"), ORIGIN_DEFAULT); /* left empty = not set */
    setenv("THIDUA_SETTLE", "3", 1);
    assert_true(load(state, NULL, 0, &config, &err));
    assert_int_equal(config_int(&config, "settle"), 3);
    assert_int_equal(origin_of(&config, "settle"), ORIGIN_ENVIRONMENT);
    assert_true(load(state, &option, 1, &config, &err));
    assert_int_equal(config_int(&config, "settle"), 4);
    assert_int_equal(origin_of(&config, "settle"), ORIGIN_OPTION);
    unsetenv("THIDUA_SETTLE");
}

static void test_defaults_of_the_specification(void **state)
{
    static const struct {
        const char *name;
        int64_t value;
    } expected[] = {{"file-bytes-sheet", 67108864},
                    {"unpacked-bytes", 268435456},
                    {"file-bytes-csv", 4294967296},
                    {"cell-bytes", 65536},
                    {"columns", 256},
                    {"sheet-rows", 1000000},
                    {"sheet-cpu-seconds", 60},
                    {"memory-bytes", 536870912},
                    {"settle", 120},
                    {"plan-year", 2026},
                    {"stale-hours", 36}};
    struct config config;
    struct error err;
    write_commune(state, "");
    assert_true(load(state, NULL, 0, &config, &err));
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_int_equal(config_int(&config, expected[i].name), expected[i].value);
    assert_string_equal(config_text(&config, "calendar"), "civil");
    assert_string_equal(config_text(&config, "commune-code"), "10633");
    assert_string_equal(config_text(&config, "province-code"), "31");
}

static void test_paths_count_from_home(void **state)
{
    struct place_of_work *work = *state;
    struct config config;
    struct error err;
    const struct config_option option = {"key-file", "/run/key"};
    write_commune(state, "");
    assert_true(load(state, NULL, 0, &config, &err));
    assert_string_equal(config.home, work->folder);
    assert_string_equal(config_text(&config, "key-file"),
                        path_join(work->arena, work->folder, "keys/hmac.key"));
    assert_string_equal(config_text(&config, "metrics-file"), "");
    assert_true(load(state, &option, 1, &config, &err));
    assert_string_equal(config_text(&config, "key-file"), "/run/key");
    setenv("THIDUA_HOME", work->folder, 1);
    assert_true(config_load(work->arena, NULL, NULL, 0, false, &config, &err));
    assert_int_equal(origin_of(&config, "home"), ORIGIN_ENVIRONMENT);
}

static void test_a_missing_file(void **state)
{
    struct place_of_work *work = *state;
    struct config config;
    struct error err;
    assert_false(load(state, NULL, 0, &config, &err));
    assert_int_equal(err.code, CODE_NOT_INITIALISED);
    assert_int_equal(error_exit_status(&err), 2);
    error_clear(&err);
    assert_true(config_load(work->arena, work->folder, NULL, 0, true, &config, &err));
}

static void test_bad_values_are_named(void **state)
{
    struct config config;
    struct error err;
    const struct config_option bad[] = {{"as-of", "2026-02-29"},
                                        {"settle", "two"},
                                        {"calendar", "lunar"},
                                        {"settle", "86401"},
                                        {"commune-code", "1063"},
                                        {"nothing", "1"},
                                        {"cell-bytes", "99999999999999999999"},
                                        {"agency", "a\nb"}};
    write_commune(state, "");
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(load(state, &bad[i], 1, &config, &err));
        assert_int_equal(err.code, CODE_CONFIG);
        assert_non_null(strstr(err.text, bad[i].name));
    }
    write_commune(state, "<plan-year>2026</plan-year>\n<settle>lâu</settle>");
    assert_false(load(state, NULL, 0, &config, &err));
    assert_int_equal(err.place.row, 5);
    write_commune(
        state, "<sheet-rows>999999999</sheet-rows>"); /* the XSD lets it pass, the table does not */
    assert_false(load(state, NULL, 0, &config, &err));
    assert_int_equal(err.place.row, 4);
    setenv("THIDUA_COLUMNS", "0", 1);
    write_commune(state, "");
    assert_false(load(state, NULL, 0, &config, &err));
    assert_string_equal(err.place.file, "THIDUA_COLUMNS");
    unsetenv("THIDUA_COLUMNS");
}

static void test_forms_of_values(void **state)
{
    static const struct {
        const char *name, *given, *kept;
    } good[] = {{"cell-bytes", "64 KiB", "65536"},
                {"file-bytes-csv", "4GiB", "4294967296"},
                {"settle", " 007 ", "7"},
                {"cell-bytes", "300", "300"},
                {"as-of", "2024-02-29", "2024-02-29"},
                {"commune-name", " Trần Phú ", "Trần Phú"}};
    struct config config;
    struct error err;
    write_commune(state, "<unpacked-bytes>1 MiB</unpacked-bytes>");
    for (size_t i = 0; i < COUNT(good); i++) {
        const struct config_option option = {good[i].name, good[i].given};
        assert_true(load(state, &option, 1, &config, &err));
        assert_string_equal(config_text(&config, good[i].name), good[i].kept);
    }
    assert_int_equal(config_int(&config, "unpacked-bytes"), 1048576);
}

static void test_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2026-01-01", "2000-02-29", "2026-12-31", "1900-03-01"};
    static const char *const bad[] = {"1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                                      "2026-1-1",   "26-01-01",   "2026/01/01", "2026-01-0x",
                                      "",           "2026-01-011"};
    for (size_t i = 0; i < COUNT(good); i++) assert_true(setting_is_date(good[i]));
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(setting_is_date(bad[i]));
}

static void test_today_is_that_of_viet_nam(void **state)
{
    struct place_of_work *work = *state;
    char expected[11];
    setenv("TZ", "America/New_York", 1);
    time_t before = time(NULL) + 7 * 3600;
    const char *today = config_today(work->arena);
    strftime(expected, sizeof expected, "%Y-%m-%d", gmtime(&before));
    assert_string_equal(today, expected);
    unsetenv("TZ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_origins_in_their_order, begin, folder_end),
        cmocka_unit_test_setup_teardown(test_defaults_of_the_specification, begin, folder_end),
        cmocka_unit_test_setup_teardown(test_paths_count_from_home, begin, folder_end),
        cmocka_unit_test_setup_teardown(test_a_missing_file, begin, folder_end),
        cmocka_unit_test_setup_teardown(test_bad_values_are_named, begin, folder_end),
        cmocka_unit_test_setup_teardown(test_forms_of_values, begin, folder_end),
        cmocka_unit_test(test_dates),
        cmocka_unit_test_setup_teardown(test_today_is_that_of_viet_nam, begin, folder_end),
    };
    return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
