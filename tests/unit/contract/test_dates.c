/* dates: every form of spec/inputs.md. Anchors: serial 46086 is 5 March 2026 (research/domain.md
 * 6.4), so that day is
 * 46086 - 25569 = 20517 days after 1970-01-01. */
#include "testing.h"

#include "contract/dates.h"

enum { MARCH_5 = 20517 };

static void expect(const char *text, int32_t days, int32_t seconds)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct moment moment;
    if (date_parse(arena, span_of(text), &moment) != DATE_OK) fail_msg("\"%s\" is refused", text);
    if (moment.days != days || moment.seconds != seconds)
        fail_msg("\"%s\" is day %d second %d, not %d and %d", text, moment.days, moment.seconds,
                 days, seconds);
}

static void expect_state(const char *text, enum date_state state)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct moment moment;
    if (date_parse(arena, span_of(text), &moment) != state)
        fail_msg("\"%s\" is not %d", text, (int)state);
}

static void reads_every_form(void **state)
{
    (void)state;
    static const int32_t clock = 14 * 3600 + 7 * 60 + 9;
    const char *days[] = {"05/03/2026",
                          "5/3/2026",
                          "5/3/26",
                          "05-03-2026",
                          "5.3.2026",
                          "2026-03-05",
                          "2026/03/05",
                          "20260305",
                          "ngày 5 tháng 3 năm 2026",
                          "Mar 5, 2026",
                          "NGÀY 05 THÁNG 03 NĂM 2026",
                          "5 tháng 3 năm 2026",
                          "46086"};
    for (size_t i = 0; i < COUNT(days); i++) expect(days[i], MARCH_5, -1);
    const char *times[] = {"05/03/2026 14:07:09",     "2026-03-05T14:07:09",
                           "2026-03-05 14:07:09",     "20260305140709",
                           "5/3/2026 2:07:09 CH",     "5/3/2026 02:07:09 PM",
                           "14:07:09 05/03/2026",     "14:07:09 ngày 05/03/2026",
                           "2026-03-05T14:07:09.000", "Mar 5, 2026 2:07:09 PM"};
    for (size_t i = 0; i < COUNT(times); i++) expect(times[i], MARCH_5, clock);
    expect("05/03/2026 14:07", MARCH_5, clock - 9);
    expect("202603051407", MARCH_5, clock - 9);
    expect("46086.5", MARCH_5, 43200);
    expect("29/02/2024", 19782, -1);        /* serial 45351 */
    expect("03/04/2026", MARCH_5 + 29, -1); /* 3 April */
}

static void refuses_what_is_no_day(void **state)
{
    (void)state;
    const char *bad[] = {"31/02/2026",
                         "29/02/2026",
                         "30/02/2026 09:00:00",
                         "32/01/2026",
                         "00/01/2026",
                         "chưa rõ",
                         "13/25/2026",
                         "2026-13-05",
                         "20261305",
                         "5/3",
                         "5/3/026",
                         "5/3/20266",
                         "05/03-2026",
                         "25:00 05/03/2026",
                         "1e5",
                         "05/03/2026 25:00:00",
                         "05/03/2026 abc",
                         "99999999",
                         "-5",
                         "ngày 5 tháng 3",
                         "tháng 3 năm 2026",
                         "0"};
    for (size_t i = 0; i < COUNT(bad); i++) expect_state(bad[i], DATE_BAD);
}

static void a_month_over_twelve_is_a_swapped_date(void **state)
{
    (void)state;
    expect_state("10/13/2026", DATE_SWAPPED);
    expect_state("3/25/26", DATE_SWAPPED);
    expect_state("12/31/2026 08:00:00", DATE_SWAPPED);
    expect_state("02/30/2026", DATE_BAD); /* no day either way */
}

static void zones_move_the_day(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct moment moment;
    assert_int_equal(date_parse(arena, span_of("2026-03-04T20:15:00Z"), &moment), DATE_OK);
    moment = date_local(moment); /* 03:15 of the next day in Viet Nam */
    assert_int_equal(moment.days, MARCH_5);
    assert_int_equal(moment.seconds, 3 * 3600 + 15 * 60);
    assert_int_equal(date_parse(arena, span_of("2026-03-05T08:15:00.000+07:00"), &moment), DATE_OK);
    assert_int_equal(date_utc(moment), (int64_t)MARCH_5 * 86400 + 3600 + 15 * 60); /* 01:15 UTC */
    assert_int_equal(date_parse(arena, span_of("2026/03/05 8:15:00 SA GMT+7"), &moment), DATE_OK);
    assert_int_equal(date_utc(moment), (int64_t)MARCH_5 * 86400 + 3600 + 15 * 60);
    assert_int_equal(date_parse(arena, span_of("05/03/2026 08:15"), &moment), DATE_OK);
    assert_int_equal(date_utc(moment),
                     (int64_t)MARCH_5 * 86400 + 3600 + 15 * 60); /* local where no zone stands */
}

static void days_and_calendar_agree(void **state)
{
    (void)state;
    assert_int_equal(date_days(1970, 1, 1), 0);
    assert_int_equal(date_days(2000, 3, 1), 11017);
    for (int32_t day = -40000; day < 60000; day += 13) {
        int32_t y, m, d;
        date_civil(day, &y, &m, &d);
        assert_true(date_exists(y, m, d));
        assert_int_equal(date_days(y, m, d), day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_form),
        cmocka_unit_test(refuses_what_is_no_day),
        cmocka_unit_test(a_month_over_twelve_is_a_swapped_date),
        cmocka_unit_test(zones_move_the_day),
        cmocka_unit_test(days_and_calendar_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
