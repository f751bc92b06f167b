/* decimal: exact sums and comparisons of the numbers of our XML. */
#include "testing.h"

#include "model/decimal.h"

static void shown(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"0", "0"},
        {"-0", "0"},
        {"10", "10"},
        {"+1.50", "1.5"},
        {"-0.125", "-0.125"},
        {".5", "0.5"},
        {"100.", "100"},
        {" 7 ", "7"},
        {"1000000", "1000000"},
        {"-1", "-1"},
        {"0.000000000000000001", "0.000000000000000001"},
        {"999999999999999999.999999999999999999", "999999999999999999.999999999999999999"}};
    char buffer[DECIMAL_TEXT_BYTES];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        decimal value;
        assert_true(decimal_parse(cases[i].text, &value));
        assert_string_equal(decimal_text(value, buffer), cases[i].expected);
    }
}

static void refused(void **state)
{
    static const char *const cases[] = {
        "", "-", ".", "1e5", "1,5", "0x1", "1 2", "1234567890123456789", "0.1234567890123456789"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        decimal value = 42;
        assert_false(decimal_parse(cases[i], &value));
        assert_true(value == 42);
    }
}

static void exact(void **state)
{
    decimal sum = 0;
    (void)state;
    for (int i = 0; i < 10; i++) sum += decimal_of("0.1");
    assert_true(sum == decimal_of("1")); /* 0.9999999999999999 in floating point */
    assert_true(decimal_of("0.70") == decimal_of("0.7"));
    assert_true(decimal_of("0.6999999999999999") < decimal_of("0.7"));
    assert_true(decimal_of("-2") < decimal_of("-1.999"));
    assert_true(decimal_of(NULL) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shown), cmocka_unit_test(refused),
                                       cmocka_unit_test(exact)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
