/* catalogue: the one that comes with the program, and one fault of meaning at a time with its line
 * and reason. */
#include "scratch.h"

#include "base/path.h"
#include "base/xml.h"
#include "model/catalogue.h"
#include "model/catalogue_check.h"

/* The installed catalogue with one text changed once; its XSD and its meaning checked. */
static bool altered(struct work *work, const char *from, const char *to, struct error *err)
{
    struct span text;
    const char *installed = config_data_path(work->arena, "schemas/catalogue/indicators.xml");
    assert_true(path_read(work->arena, installed, 1 << 20, &text, err));
    const char *bytes = arena_strndup(work->arena, text.bytes, text.length);
    const char *at = strstr(bytes, from);
    assert_non_null(at);
    const char *made =
        arena_printf(work->arena, "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
    assert_true(path_write(work->path, span_of(made), 0600, err));
    XML_AUTO struct xml *doc = NULL;
    return xml_load(work->path, config_data_path(work->arena, "schemas/xsd/indicators.xsd"), &doc,
                    err) &&
           catalogue_check(doc, err);
}

static void refused(void **state, const char *from, const char *to, const char *reason)
{
    struct error err = {0};
    assert_false(altered(*state, from, to, &err));
    assert_int_equal(error_exit_status(&err), 2);
    assert_true(err.place.row > 0);
    if (!strstr(err.text, reason)) fail_msg("said: %s", err.text);
}

static void installed_is_sound(void **state)
{
    struct work *work = *state;
    struct error err = {0};
    struct config config = {.arena = work->arena, .home = "/nonexistent"};
    struct catalogue catalogue;
    assert_true(catalogue_load(work->arena, &config, &catalogue, &err));
    assert_int_equal(catalogue.count, 9);
    assert_string_equal(catalogue.sources[0].name, "dossier");
    assert_non_null(strstr(catalogue.sources[0].sql, "fact.dossier"));
    assert_int_equal(strlen(catalogue.digest), 64);
}

static void unknown_measure(void **state)
{
    refused(state, "<term measure=\"months_active\"/>", "<term measure=\"months_activ\"/>",
            "giá trị khóa");
}

static void unknown_bound(void **state)
{
    refused(state, "direct=\"direct_service\"", "direct=\"direct_servic\"",
            "không có số đo direct_servic");
}

static void condition_without_threshold(void **state)
{
    refused(state, " at-least=\"1\"", "", "điều kiện thiếu ngưỡng");
}

static void threshold_without_condition(void **state)
{
    refused(state, "<numerator op=\"condition\">", "<numerator>", "at-least chỉ dùng với");
}

static void constant_without_value(void **state)
{
    refused(state, "op=\"constant\" value=\"1\"", "op=\"constant\"", "value phải có");
}

static void sum_without_term(void **state)
{
    refused(state, "        <term measure=\"months_active\"/>\n", "", "cần ít nhất một term");
}

static void unattributed_of_villages_only(void **state)
{
    refused(state, "<term measure=\"dossiers_online\"/>", "<term measure=\"activities\"/>",
            "không có số cho phần đó");
}

static void survey_without_frame(void **state)
{
    refused(state, "        <frame measure=\"household_businesses\"/>\n", "", "cần frame");
}

static void targets_out_of_order(void **state)
{
    refused(
        state, "<target from-year=\"2026\" value=\"1\" origin=\"plan\"/>",
        "<target from-year=\"2027\" value=\"1\" origin=\"plan\"/><target from-year=\"2026\" value=\"1\" origin=\"plan\"/>",
        "năm tăng dần");
}

static void measure_declared_twice(void **state)
{
    refused(state, "code=\"activities_scam\"", "code=\"activities\"", "giá trị khóa");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(installed_is_sound, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(unknown_measure, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(unknown_bound, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(condition_without_threshold, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(threshold_without_condition, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(constant_without_value, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(sum_without_term, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(unattributed_of_villages_only, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(survey_without_frame, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(targets_out_of_order, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(measure_declared_twice, scratch_begin, scratch_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
