/* The values of an earlier publication, read as a stream: found in the order of the catalogue, found
 * again when asked backwards, none of another year or of a document that is no report. */
#include "fixture.h"

#include "document/earlier.h"

static struct earlier *small(struct fixture *fixture)
{
    return earlier_open(fixture->arena, SMALL_REPORT, "2026");
}

#define assert_value(earlier, indicator, unit, wanted_state, wanted_printed)           \
    do {                                                                               \
        const char *state_ = NULL, *printed_ = NULL;                                   \
        assert_true(earlier_find((earlier), (indicator), (unit), &state_, &printed_)); \
        assert_string_equal(state_, (wanted_state));                                   \
        assert_string_equal(printed_, (wanted_printed));                               \
    } while (0)

static void assert_none(struct earlier *earlier, const char *indicator, const char *unit)
{
    const char *state = NULL, *printed = NULL;
    assert_false(earlier_find(earlier, indicator, unit, &state, &printed));
}

static void values_of_the_year_are_found_in_order_and_backwards(void **state)
{
    struct fixture *fixture = *state;
    EARLIER_AUTO struct earlier *earlier = small(fixture);
    assert_non_null(earlier);
    assert_string_equal(earlier_as_of(earlier), "2026-11-20");
    assert_value(earlier, "members_trained", "10633-T01", "ok", "70.00");
    assert_none(earlier, "members_trained", "10633-T01x");
    assert_value(earlier, "members_trained", "10633-T03", "no_report", "");
    assert_none(earlier, "unheard_of", "10633-T01");
    assert_value(earlier, "members_trained", "COMMUNE", "inconsistent", "70.00");
    assert_value(earlier, "dossiers_online", "10633-T02", "ok", "0.00");
    assert_value(earlier, "dossiers_online", "COMMUNE", "ok", "50.00");
    assert_none(earlier, "dossiers_online", "UNKNOWN");
    /* The order has changed since. */
    assert_value(earlier, "members_trained", "10633-T02", "inconsistent", "87.50");
    assert_value(earlier, "dossiers_online", "10633-T01", "not_applicable", "");
}

static void what_is_no_report_of_the_year_is_as_none(void **state)
{
    struct fixture *fixture = *state;
    const char *broken = fixture_path(fixture, "broken.xml");
    fixture_write(broken, "<report><period yearPeriod=\"2026\" asOf=\"2026-11-19\"/><catalogue>");
    assert_null(earlier_open(fixture->arena, NULL, "2026"));
    assert_null(earlier_open(fixture->arena, fixture_path(fixture, "missing.xml"), "2026"));
    assert_null(earlier_open(fixture->arena, broken, "2026"));
    assert_null(earlier_open(fixture->arena, SMALL_REPORT, "2027"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(values_of_the_year_are_found_in_order_and_backwards),
        CASE(what_is_no_report_of_the_year_is_as_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
