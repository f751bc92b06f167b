/*
 * Numbers, dates, durations and number formats. Expected values: ECMA-376 18.17.4 and 18.8.30, a
 * calendar, and Python's repr for shortest decimals.
 */
#include "testing.h"

#include "read/cellvalue.h"
#include "read/number_format.h"

static void number_is(const char *text, const char *wanted)
{
    char made[VALUE_BYTES];
    assert_true(value_number(span_of(text), made));
    assert_string_equal(made, wanted);
}

static void test_numbers(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"0", "0"},
                                           {"-0", "0"},
                                           {"-0.0", "0"},
                                           {"7", "7"},
                                           {"-12.50", "-12.5"},
                                           {"0012", "12"},
                                           {"1.10", "1.1"},
                                           {".5", "0.5"},
                                           {"1E3", "1000"},
                                           {"1.5E-3", "0.0015"},
                                           {" 25 ", "25"},
                                           {"123456789012", "123456789012"},
                                           {"999999999999999", "999999999999999"},
                                           {"1000000000000000", "1e+15"},
                                           {"1234567890123456789", "1.2345678901234568e+18"},
                                           {"0.1", "0.1"},
                                           {"0.30000000000000004", "0.30000000000000004"},
                                           {"0.1000000000000000055511151231257827", "0.1"},
                                           {"79.28000000000000114", "79.28"},
                                           {"1.7976931348623157E308", "1.7976931348623157e+308"},
                                           {"5E-324", "5e-324"},
                                           {"2.2250738585072014e-308", "2.2250738585072014e-308"},
                                           {"0.00001", "0.00001"},
                                           {"46086.588298611109", "46086.58829861111"}};
    for (size_t i = 0; i < COUNT(pairs); i++) number_is(pairs[i][0], pairs[i][1]);
}

static void test_no_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {"",    " ",   "-",     ".",   "1.2.3", "1,5", "0x10",
                                        "nan", "inf", "1E999", "12a", "1 2",   "--1"};
    char made[VALUE_BYTES];
    for (size_t i = 0; i < COUNT(texts); i++) assert_false(value_number(span_of(texts[i]), made));
}

static void serial_is(double serial, enum format_class format, bool epoch_1904, enum cell_kind kind,
                      const char *wanted)
{
    char made[VALUE_BYTES];
    assert_int_equal(value_serial(serial, format, epoch_1904, made), kind);
    assert_string_equal(made, wanted);
}

static void test_serials(void **state)
{
    (void)state;
    serial_is(1, FORMAT_DATE, false, CELL_DATE, "1900-01-01");
    serial_is(59, FORMAT_DATE, false, CELL_DATE, "1900-02-28");
    serial_is(60, FORMAT_DATE, false, CELL_DATE, "1900-02-29");
    serial_is(61, FORMAT_DATE, false, CELL_DATE, "1900-03-01");
    serial_is(45351, FORMAT_DATE, false, CELL_DATE, "2024-02-29");
    serial_is(46086, FORMAT_DATE, false, CELL_DATE, "2026-03-05");
    serial_is(44624, FORMAT_DATE, true, CELL_DATE, "2026-03-05");
    serial_is(0, FORMAT_DATE, true, CELL_DATE, "1904-01-01");
    serial_is(2958465, FORMAT_DATE, false, CELL_DATE, "9999-12-31");
    serial_is(2958466, FORMAT_DATE, false, CELL_NUMBER, "2958466");
    serial_is(0, FORMAT_DATE, false, CELL_NUMBER, "0");
    serial_is(-1, FORMAT_DATE, false, CELL_NUMBER, "-1");
    serial_is(1e300, FORMAT_ELAPSED, false, CELL_NUMBER, "1e+300");
    serial_is(46086.5, FORMAT_DATE, false, CELL_DATETIME, "2026-03-05T12:00:00");
    serial_is(46085.9999999, FORMAT_DATE, false, CELL_DATE, "2026-03-05");
    serial_is(0.75, FORMAT_TIME, false, CELL_TIME, "18:00:00");
    serial_is(0, FORMAT_TIME, false, CELL_TIME, "00:00:00");
    serial_is(0.75, FORMAT_DATE, false, CELL_TIME, "18:00:00");
    serial_is(26.5 / 24, FORMAT_ELAPSED, false, CELL_TIME, "26:30:00");
    serial_is(5, FORMAT_ELAPSED, false, CELL_TIME, "120:00:00");
}

static void iso_is(const char *text, enum cell_kind kind, const char *wanted)
{
    char made[VALUE_BYTES] = "";
    assert_int_equal(value_iso(span_of(text), made), kind);
    if (kind != CELL_EMPTY) assert_string_equal(made, wanted);
}

static void test_iso(void **state)
{
    (void)state;
    iso_is("2026-03-05", CELL_DATE, "2026-03-05");
    iso_is("2026-03-05T00:00:00", CELL_DATE, "2026-03-05");
    iso_is("2026-03-05T14:07:09", CELL_DATETIME, "2026-03-05T14:07:09");
    iso_is("2026-03-05T14:07", CELL_DATETIME, "2026-03-05T14:07:00");
    iso_is("2026-12-31T23:59:59.7Z", CELL_DATE, "2027-01-01");
    iso_is("2024-02-28T24:00:00+07:00", CELL_DATE, "2024-02-29");
    iso_is("14:07:09.2", CELL_TIME, "14:07:09");
    iso_is("2026-02-29", CELL_EMPTY, "");
    iso_is("2026-13-01", CELL_EMPTY, "");
    iso_is("2026-03-05x", CELL_EMPTY, "");
    iso_is("", CELL_EMPTY, "");
}

static void test_durations(void **state)
{
    (void)state;
    char made[VALUE_BYTES];
    assert_int_equal(value_duration(span_of("PT26H05M03.4S"), made), CELL_TIME);
    assert_string_equal(made, "26:05:03");
    assert_int_equal(value_duration(span_of("P1DT2H"), made), CELL_TIME);
    assert_string_equal(made, "26:00:00");
    assert_int_equal(value_duration(span_of("PT1e99H"), made), CELL_EMPTY);
    assert_int_equal(value_duration(span_of("P1Y"), made), CELL_EMPTY);
    assert_int_equal(value_duration(span_of("26:05"), made), CELL_EMPTY);
}

static void test_formats(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum format_class class;
    } formats[] = {{"dd/mm/yyyy", FORMAT_DATE},
                   {"[$-42A]dd mmmm yyyy;@", FORMAT_DATE},
                   {"\"Ngày\" d", FORMAT_DATE},
                   {"mmm", FORMAT_DATE},
                   {"d.m.yy h:mm", FORMAT_DATE},
                   {"[=0]\"\";dd/mm/yyyy", FORMAT_DATE},
                   {"h:mm AM/PM", FORMAT_TIME},
                   {"mm:ss.00", FORMAT_TIME},
                   {"[h]:mm", FORMAT_ELAPSED},
                   {"[mm]:ss.0", FORMAT_ELAPSED},
                   {"[Red][ss]", FORMAT_ELAPSED},
                   {"General", FORMAT_NUMBER},
                   {"0.00", FORMAT_NUMBER},
                   {"#,##0 \"đồng\"", FORMAT_NUMBER},
                   {"#,##0 VND", FORMAT_NUMBER},
                   {"\\d\\m\\y", FORMAT_NUMBER},
                   {"@", FORMAT_NUMBER},
                   {"", FORMAT_NUMBER},
                   {"[Magenta]0;[Dark]-0", FORMAT_NUMBER},
                   {"_d* m0", FORMAT_NUMBER},
                   {"\"dd", FORMAT_NUMBER},
                   {"[h", FORMAT_NUMBER},
                   {"0.00E+00", FORMAT_NUMBER}};
    for (size_t i = 0; i < COUNT(formats); i++) {
        if (number_format_code(span_of(formats[i].code)) != formats[i].class)
            print_error("format %zu\n", i);
        assert_int_equal(number_format_code(span_of(formats[i].code)), formats[i].class);
    }
    assert_int_equal(number_format_builtin(14), FORMAT_DATE);
    assert_int_equal(number_format_builtin(22), FORMAT_DATE);
    assert_int_equal(number_format_builtin(20), FORMAT_TIME);
    assert_int_equal(number_format_builtin(46), FORMAT_ELAPSED);
    assert_int_equal(number_format_builtin(44), FORMAT_NUMBER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),   cmocka_unit_test(test_no_numbers),
        cmocka_unit_test(test_serials),   cmocka_unit_test(test_iso),
        cmocka_unit_test(test_durations), cmocka_unit_test(test_formats)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
