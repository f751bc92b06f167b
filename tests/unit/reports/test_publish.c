/* Publication: at once, kept where nothing changed, the old one kept where something is wrong, the
 * link never backwards. */
#include "fixture.h"

#include "render/publish.h"

static bool publish_with(struct fixture *fixture, const char *gnuplot, const char *xml,
                         struct report_result *ret, struct error *err)
{
    const char *from = fixture_path(fixture, "from.xml");
    fixture_write(from, xml);
    struct report_options options = {
        .reports = fixture_path(fixture, "reports"), .gnuplot = gnuplot, .from = from};
    return report_run(fixture->arena, &options, ret, err);
}

static bool publish(struct fixture *fixture, const char *xml, struct report_result *ret,
                    struct error *err)
{
    return publish_with(fixture, "/usr/bin/gnuplot", xml, ret, err);
}

/* The small report with one text in place of another. */
static const char *small_with(struct fixture *fixture, const char *old, const char *fresh)
{
    const char *text = fixture_read(fixture, SMALL_REPORT);
    const char *at = strstr(text, old);
    assert_non_null(at);
    return arena_printf(fixture->arena, "%.*s%s%s", (int)(at - text), text, fresh,
                        at + strlen(old));
}

static const char *linked(struct fixture *fixture)
{
    char *name = arena_alloc(fixture->arena, 100);
    assert_true(readlink(fixture_path(fixture, "reports/current"), name, 99) > 0);
    return name;
}

static void must(struct fixture *fixture, const char *xml, struct report_result *ret)
{
    struct error err = {0};
    if (!publish(fixture, xml, ret, &err)) fail_msg("%s (%s)", err.text, err.hint);
}

static void only_the_stamp_changes_where_nothing_is_new(void **state)
{
    struct fixture *fixture = *state;
    struct report_result first, second;
    must(fixture, fixture_read(fixture, SMALL_REPORT), &first);
    assert_false(first.unchanged);
    assert_int_equal(first.pages, 2 * 7 + 1); /* four, one for each of three villages; the digest */
    assert_string_equal(linked(fixture), "2026-11-20");
    must(fixture, small_with(fixture, "<run id=\"7\"", "<run id=\"8\""), &second);
    assert_true(second.unchanged);
    assert_has(fixture_read(fixture, fixture_path(fixture, "reports/current/report.xml")),
               "<run id=\"8\"");
    assert_has(fixture_read(fixture, fixture_path(fixture, "reports/current/assets/run.js")),
               "id: 8");
}

static void a_change_is_published_on_the_same_day(void **state)
{
    struct fixture *fixture = *state;
    struct report_result result;
    must(fixture, fixture_read(fixture, SMALL_REPORT), &result);
    must(fixture, small_with(fixture, "population=\"1443\"", "population=\"1444\""), &result);
    assert_false(result.unchanged);
    assert_has(fixture_read(fixture, fixture_path(fixture, "reports/current/thon-10633-T02.html")),
               "1.444");
}

static void what_is_wrong_is_not_published(void **state)
{
    struct fixture *fixture = *state;
    struct report_result result;
    struct error err = {0}, again = {0};
    must(fixture, fixture_read(fixture, SMALL_REPORT), &result);
    assert_false(publish(fixture, small_with(fixture, "state=\"no_report\"", "state=\"nonsense\""),
                         &result, &err));
    assert_int_equal(error_exit_status(&err), 4);
    const char *personal = small_with(fixture, "Báo cáo tháng 10.xlsx", "Ông A 031081001234.xlsx");
    assert_false(publish(fixture, personal, &result, &again));
    assert_int_equal(error_exit_status(&again), 4);
    assert_has(fixture_read(fixture, fixture_path(fixture, "reports/current/report.xml")),
               "Báo cáo tháng 10.xlsx");
}

static void a_reference_that_leads_nowhere_is_not_published(void **state)
{
    static const char *const wrong[][2] = {
        {"<value indicator=\"dossiers_online\" unit=\"COMMUNE\"",
         "<value indicator=\"dossiers_online\" unit=\"10633-T99\""},
        {"<value indicator=\"dossiers_online\" unit=\"COMMUNE\"",
         "<value indicator=\"unheard_of\" unit=\"COMMUNE\""},
        {"<value indicator=\"dossiers_online\" unit=\"10633-T02\"",
         "<value indicator=\"dossiers_online\" unit=\"10633-T01\""}, /* twice */
        {"<figure measure=\"members_trained\"", "<figure measure=\"unheard_of\""},
    };
    struct fixture *fixture = *state;
    struct report_result result;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        assert_false(
            publish(fixture, small_with(fixture, wrong[i][0], wrong[i][1]), &result, &err));
        assert_int_equal(error_exit_status(&err), 4);
    }
}

static void an_older_day_does_not_take_the_link(void **state)
{
    struct fixture *fixture = *state;
    struct report_result result;
    must(fixture, fixture_read(fixture, SMALL_REPORT), &result);
    must(fixture, small_with(fixture, "asOf=\"2026-11-20\"", "asOf=\"2026-11-19\""), &result);
    assert_string_equal(linked(fixture), "2026-11-20");
    must(fixture, small_with(fixture, "asOf=\"2026-11-20\"", "asOf=\"2026-11-21\""), &result);
    assert_string_equal(linked(fixture), "2026-11-21");
    /* Nothing is left over. */
    assert_int_not_equal(system(arena_printf(fixture->arena, "ls -A %s/reports | grep -q '^\\.new'",
                                             fixture->folder)),
                         0);
}

/* Whether it ends well or badly: what was not drawn is an output that failed its check. */
static void a_renderer_that_draws_nothing_publishes_nothing(void **state)
{
    static const char *const renderers[] = {"/bin/true", "/bin/false"};
    struct fixture *fixture = *state;
    const char *xml = fixture_read(fixture, SMALL_REPORT);
    struct report_result result;
    must(fixture, xml, &result);
    const char *fresh = small_with(fixture, "population=\"1443\"", "population=\"1444\"");
    for (size_t i = 0; i < 2; i++) {
        struct error err = {0};
        assert_false(publish_with(fixture, renderers[i], fresh, &result, &err));
        assert_int_equal(error_exit_status(&err), 4);
    }
    assert_has(fixture_read(fixture, fixture_path(fixture, "reports/current/thon-10633-T02.html")),
               "1.443");
}

/* The small report as one of an earlier month, made on the same day. */
static const char *of_october(struct fixture *fixture)
{
    const char *text = fixture_read(fixture, SMALL_REPORT), *old = "<period code=\"2026-11\"";
    const char *at = strstr(text, old);
    assert_non_null(at);
    const char *rest = strstr(at, "year=");
    return arena_printf(fixture->arena,
                        "%.*s<period code=\"2026-10\" kind=\"month\" from=\"2026-10-01\" "
                        "to=\"2026-10-31\" %s",
                        (int)(at - text), text, rest);
}

static void another_period_does_not_take_the_link_from_a_night(void **state)
{
    struct fixture *fixture = *state;
    struct report_result result;
    must(fixture, of_october(fixture), &result);
    assert_string_equal(linked(fixture), "2026-11-20_2026-10"); /* there is no night yet */
    must(fixture, fixture_read(fixture, SMALL_REPORT), &result);
    assert_string_equal(linked(fixture), "2026-11-20");
    must(fixture, of_october(fixture), &result);
    assert_string_equal(linked(fixture), "2026-11-20");
    assert_string_equal(path_base(result.folder), "2026-11-20_2026-10");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(only_the_stamp_changes_where_nothing_is_new),
        CASE(a_change_is_published_on_the_same_day),
        CASE(what_is_wrong_is_not_published),
        CASE(a_reference_that_leads_nowhere_is_not_published),
        CASE(an_older_day_does_not_take_the_link),
        CASE(a_renderer_that_draws_nothing_publishes_nothing),
        CASE(another_period_does_not_take_the_link_from_a_night),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
