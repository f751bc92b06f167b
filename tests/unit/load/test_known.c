/* known: rows that change nothing, rows that do, repeats of rows that were left out. */
#include "testing.h"

#include "load/known.h"

static const struct hmac_key secret = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}};

static uint64_t values_of(const struct known *known, const char *first, const char *second)
{
    return known_value(known, known_value(known, 0, span_of(first)), span_of(second));
}

static void answers(void **state)
{
    (void)state;
    struct error err = {0};
    KNOWN_AUTO struct known *known = NULL;
    assert_true(known_open(&known, 2, &secret, &err));
    uint64_t a = known_key(known, span_of("a")), b = known_key(known, span_of("b"));
    uint64_t old = values_of(known, "1", "2"), new = values_of(known, "1", "3");
    known_put(known, a, old);
    known_put(known, b, old);
    assert_int_equal(known_look(known, known_key(known, span_of("c")), old, false), KNOWN_TAKE);
    assert_int_equal(known_look(known, a, new, false), KNOWN_TAKE);
    assert_int_equal(known_look(known, a, old, true), KNOWN_TAKE); /* its first row was sent */
    assert_int_equal(known_look(known, b, old, false), KNOWN_SAME);
    assert_int_equal(known_look(known, b, old, true), KNOWN_REPEAT);
    assert_int_equal(known_look(known, b, new, true), KNOWN_REPEAT);
}

/* The digest depends on where one value ends and the next begins. */
static void digests_differ(void **state)
{
    (void)state;
    struct error err = {0};
    KNOWN_AUTO struct known *known = NULL;
    assert_true(known_open(&known, 1, &secret, &err));
    assert_true(values_of(known, "12", "3") != values_of(known, "1", "23"));
    assert_true(values_of(known, "1", "2") != values_of(known, "2", "1"));
    assert_true(values_of(known, "12345678", "") != values_of(known, "", "12345678"));
    assert_true(values_of(known, "", "") != values_of(known, "a", ""));
}

static void a_full_table_still_answers(void **state)
{
    (void)state;
    enum { ROWS = 100000 };
    struct error err = {0};
    KNOWN_AUTO struct known *known = NULL;
    assert_true(known_open(&known, ROWS, &secret, &err));
    char text[32];
    for (int i = 0; i < ROWS; i++) {
        int length = snprintf(text, sizeof text, "H24-%07d", i);
        known_put(known, known_key(known, span_make(text, (size_t)length)),
                  values_of(known, text, "x"));
    }
    for (int i = 0; i < ROWS; i++) {
        int length = snprintf(text, sizeof text, "H24-%07d", i);
        uint64_t key = known_key(known, span_make(text, (size_t)length));
        assert_int_equal(known_look(known, key, values_of(known, text, "x"), false), KNOWN_SAME);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers), cmocka_unit_test(digests_differ),
                                       cmocka_unit_test(a_full_table_still_answers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
