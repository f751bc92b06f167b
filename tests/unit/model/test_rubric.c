/* rubric: the default one as it should be read, and one fault at a time with its line and reason. */
#include "scratch.h"

#include "base/path.h"
#include "model/rubric.h"

static const char *installed(struct work *work, const char *name)
{
    return config_data_path(work->arena, arena_printf(work->arena, "schemas/catalogue/%s", name));
}

/* The rubric of the year as the specification gives it. */
static void default_rubric(void **state)
{
    static const struct {
        const char *code, *parent, *max, *target;
    } expected[] = {
        {"TOTAL", NULL, "100", NULL},
        {"organisation", "TOTAL", "20", NULL},
        {"team_active", "organisation", "10", "1"},
        {"members_trained", "training", "15", "1"},
        {"outreach", "TOTAL", "25", NULL},
        {"reach", "outreach", "15", "0.7"},
        {"security_outreach", "outreach", "5", "1"},
        {"cashless", "cashless_payment", "15", "0.8"},
        {"dossiers_on_time", "online_services", "5", "0.95"},
        {"data_quality", "reporting", "5", "0.98"},
        {"bonus", NULL, "5", NULL},
        {"penalty", NULL, "5", NULL},
    };
    struct work *work = *state;
    struct error err = {.code = CODE_OK};
    RUBRIC_AUTO struct rubric *rubric = NULL;
    struct rubric_source source = {.path = installed(work, "rubric-2026.xml"),
                                   .catalogue_path = installed(work, "indicators.xml"),
                                   .strict = true};
    assert_true(rubric_load(work->arena, &source, &rubric, &err));
    assert_int_equal(rubric->year, 2026);
    assert_string_equal(rubric->nodes[0].code, RUBRIC_TOTAL);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const struct rubric_node *node = rubric_find(rubric, expected[i].code);
        assert_non_null(node);
        assert_string_equal(node->max, expected[i].max);
        if (expected[i].parent)
            assert_string_equal(node->parent, expected[i].parent);
        else
            assert_null(node->parent);
        if (expected[i].target) assert_string_equal(node->target, expected[i].target);
    }
    assert_string_equal(rubric_find(rubric, "report_timeliness")->must, "0.9");
    assert_string_equal(rubric_find(rubric, "members_trained")->must, "1");
    assert_null(rubric_find(rubric, "nothing"));
}

#define HEAD                                                                                 \
    "<rubric xmlns='urn:thidua:rubric:1' code='t' year='2026' total='10'>\n<name>t</name>\n" \
    "<decimals criterion='2' total='2'/>\n"
#define CRITERION(attributes, function)                                              \
    "<criterion code='x' indicator='reach' " attributes "><name>x</name>\n" function \
    "</criterion>\n"
#define WHOLE(function) HEAD CRITERION("max='10'", function) "</rubric>"
#define BANDS(bands) WHOLE("<bands>" bands "</bands>")
#define AFTER(rest) HEAD CRITERION("max='10'", "<ratio/>") rest "</rubric>"

/* Lines count from 1: criterion on 4, its function on 5, what follows the criterion on 6. */
static void faults(void **state)
{
    static const struct {
        const char *text;
        long line;
        const char *reason;
    } cases[] = {
        {HEAD CRITERION("max='9'", "<ratio/>") "</rubric>", 1, "cộng lại là 9, không phải 10"},
        {HEAD "<group code='g' max='10'><name>g</name>\n" CRITERION("max='3'",
                                                                    "<ratio/>") "</group></rubric>",
         4, "trọng số trong g cộng lại là 3, không phải 10"},
        {HEAD
         "<criterion code='x' indicator='no_such' max='10' target='1'><name>x</name><ratio/></criterion></rubric>",
         4, "không có chỉ số no_such"},
        {HEAD
         "<criterion code='x' indicator='reach' kind='measure' max='10'><name>x</name><minmax/></criterion></rubric>",
         4, "không có số đo reach"},
        {HEAD
         "<criterion code='x' indicator='odd' kind='state' max='10'><name>x</name><minmax/></criterion></rubric>",
         4, "không có trạng thái odd"},
        {HEAD
         "<criterion code='x' indicator='joint_activities' max='10'><name>x</name><ratio/></criterion></rubric>",
         4, "chưa có chỉ tiêu"},
        {HEAD CRITERION("max='10' target='0'", "<ratio/>") "</rubric>", 4, "phải lớn hơn 0"},
        {WHOLE("<linear from='3' to='3.0'/>"), 5, "bằng nhau"},
        {HEAD CRITERION("max='10' better='higher'", "<linear from='3' to='1'/>") "</rubric>", 5,
         "ngược với"},
        {HEAD CRITERION("max='10' transform='log'", "<linear from='0' to='1'/>") "</rubric>", 5,
         "lôgarit"},
        {BANDS("\n<band to='0.5' points='0'/>\n<band from='0.6' points='5'/>\n"), 7,
         "hở giữa 0.5 và 0.6"},
        {BANDS("\n<band to='0.5' points='0'/>\n<band from='0.4' points='5'/>\n"), 7,
         "chồng nhau từ 0.4 đến 0.5"},
        {BANDS("\n<band from='0.1' points='0'/>\n"), 6, "hở dưới 0.1"},
        {BANDS("\n<band to='0.5' points='0'/>\n<band from='0.5' to='1' points='5'/>\n"), 7,
         "hở từ 1 trở lên"},
        {BANDS("\n<band to='0.5' points='0'/>\n<band points='5'/>\n"), 7, "chỉ bậc đầu"},
        {BANDS("\n<band to='0.5' points='0'/>\n<band from='0.5' points='11'/>\n"), 7,
         "nằm ngoài 0 đến 10"},
        {AFTER("<ties>\n<by code='nobody'/></ties>"), 7, "không có nhóm hay tiêu chí nobody"},
        {AFTER("<ties>\n<by code='TOTAL'/></ties>"), 7, "không có nhóm hay tiêu chí TOTAL"},
        {AFTER(
             "<grades>\n<grade code='a' from='5'><name>a</name></grade>\n<grade code='b' from='7'><name>b</name></grade></grades>"),
         8, "thấp hơn loại đứng trước"},
        {AFTER(
             "<grades>\n<grade code='a'><name>a</name></grade>\n<grade code='b'><name>b</name></grade></grades>"),
         7, "chỉ loại cuối"},
        {AFTER(
             "<grades>\n<grade code='a' from='5'><name>a</name>\n<floor of='x'/></grade></grades>"),
         8, "đúng một trong share và value"},
        {HEAD "<group code='g' max='10' aggregation='geometric'><name>g</name>\n" CRITERION(
             "max='10'", "<zscore/>") "</group></rubric>",
         5, "điểm có thể âm"},
    };
    struct work *work = *state;
    struct rubric_source source = {
        .path = work->path, .catalogue_path = installed(work, "indicators.xml"), .strict = true};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err = {.code = CODE_OK};
        RUBRIC_AUTO struct rubric *rubric = NULL;
        assert_true(path_write(work->path, span_of(cases[i].text), 0600, &err));
        bool loaded = rubric_load(work->arena, &source, &rubric, &err);
        if (loaded || !strstr(err.text, cases[i].reason) || err.place.row != cases[i].line)
            fail_msg("case %zu: line %ld, %s", i, err.place.row, err.text);
        assert_int_equal(err.code, CODE_CONFIG);
    }
}

static void count(void *context, const struct error *problem)
{
    (void)problem;
    ++*(size_t *)context;
}

static void all_problems_are_told(void **state)
{
    static const char text[] =
        HEAD CRITERION("max='9' better='lower'",
                       "<linear from='0' to='1'/>") "<ties><by code='y'/></ties></rubric>";
    struct work *work = *state;
    struct error err = {.code = CODE_OK};
    size_t told = 0, problems = 0;
    struct rubric_source source = {.path = work->path};
    assert_true(path_write(work->path, span_of(text), 0600, &err));
    assert_true(rubric_problems(work->arena, &source, count, &told, &problems, &err));
    assert_int_equal(problems, 3);
    assert_int_equal(told, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(default_rubric, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(faults, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(all_problems_are_told, scratch_begin, scratch_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
