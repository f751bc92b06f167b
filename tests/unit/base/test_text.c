/* text: spans, integers, buffers and their limits, CSV fields. */
#include "testing.h"

#include "base/text.h"

static void spans_compare(void **state)
{
    (void)state;
    assert_true(span_equal(span_of(NULL), span_of("")));
    assert_true(span_equals(span_make("ab\0c", 4), "ab") == false);
    assert_true(span_starts_with(span_of("thôn Đông"), "thôn"));
    assert_false(span_starts_with(span_of("th"), "thôn"));
    assert_true(span_starts_with(span_of(NULL), ""));
    assert_true(span_ends_with(span_of("a.xlsx"), ".xlsx"));
    assert_false(span_ends_with(span_of("xlsx"), ".xlsx"));
    assert_true(span_ends_with(span_of(NULL), ""));
}

static void trim_takes_ascii_blanks_only(void **state)
{
    (void)state;
    assert_span(span_trim(span_of(" \t\r\n a b \n")), "a b");
    assert_span(span_trim(span_of(" \t ")), "");
    assert_span(span_trim(span_of("\u00A0x")), "\u00A0x");
}

static void cut_gives_every_part(void **state)
{
    (void)state;
    static const char *const expected[] = {"a", "", "b", ""};
    struct span rest = span_of("a,,b,"), part;
    size_t count = 0;
    while (span_cut(&rest, ',', &part)) {
        assert_true(count < COUNT(expected));
        assert_span(part, expected[count++]);
    }
    assert_int_equal(count, 4);
    rest = span_of("");
    assert_true(span_cut(&rest, ',', &part));
    assert_span(part, "");
    assert_false(span_cut(&rest, ',', &part));
    rest = span_of(NULL);
    assert_false(span_cut(&rest, ',', &part));
}

static void integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {{"0", 0},
                {"-0", 0},
                {"007", 7},
                {"-12", -12},
                {"9223372036854775807", INT64_MAX},
                {"-9223372036854775808", INT64_MIN}};
    static const char *const bad[] = {"",
                                      "-",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "1.0",
                                      "0x1",
                                      "--1",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999"};
    int64_t value;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(span_to_int64(span_of(good[i].text), &value));
        assert_true(value == good[i].value);
    }
    value = 42;
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(span_to_int64(span_of(bad[i]), &value));
    assert_false(span_to_int64(span_make("1\0", 2), &value));
    assert_true(value == 42);
}

static void buffer_grows_and_stays_terminated(void **state)
{
    (void)state;
    BUFFER_AUTO struct buffer buffer;
    buffer_init(&buffer, 100000);
    assert_string_equal(buffer.bytes, "");
    for (int i = 0; i < 10000; i++) buffer_printf(&buffer, "%04d", i);
    assert_int_equal(buffer.length, 40000);
    assert_int_equal(buffer.bytes[40000], 0);
    assert_memory_equal(buffer.bytes + 4 * 1234, "1234", 4);
    buffer_clear(&buffer);
    buffer_add(&buffer, "a\0b", 3);
    buffer_add(&buffer, NULL, 0);
    assert_int_equal(buffer.length, 3);
    assert_memory_equal(buffer.bytes, "a\0b", 4);
}

static void buffer_keeps_its_limit(void **state)
{
    (void)state;
    BUFFER_AUTO struct buffer buffer;
    buffer_init(&buffer, 5);
    buffer_add_text(&buffer, "abcde");
    assert_false(buffer.overflow);
    buffer_add_char(&buffer, 'f');
    assert_true(buffer.overflow);
    assert_string_equal(buffer.bytes, "abcde");
    buffer_clear(&buffer);
    buffer_add_text(&buffer, "abcd");
    buffer_printf(&buffer, "%s", "xy");
    assert_true(buffer.overflow);
    buffer_add_char(&buffer, 'e'); /* would fit, but the text has a hole before it */
    assert_string_equal(buffer.bytes, "abcd");
    struct buffer zeroed = {.bytes = NULL};
    buffer_release(&zeroed);
    buffer_clear(&zeroed);
    buffer_add_char(&zeroed, 'a');
    assert_true(zeroed.overflow);
}

static void csv_fields(void **state)
{
    (void)state;
    static const struct {
        const char *field, *comma, *semicolon;
    } cases[] = {
        {"", "", ""},
        {"thôn Đông", "thôn Đông", "thôn Đông"},
        {"a,b", "\"a,b\"", "a,b"},
        {"a;b", "a;b", "\"a;b\""},
        {"nói \"được\"", "\"nói \"\"được\"\"\"", "\"nói \"\"được\"\"\""},
        {"\"", "\"\"\"\"", "\"\"\"\""},
        {"a\nb", "\"a\nb\"", "\"a\nb\""},
        {"a\rb", "\"a\rb\"", "\"a\rb\""},
        {" a ", " a ", " a "},
    };
    BUFFER_AUTO struct buffer buffer;
    buffer_init(&buffer, 100);
    for (size_t i = 0; i < COUNT(cases); i++) {
        buffer_clear(&buffer);
        buffer_add_csv(&buffer, span_of(cases[i].field), ',');
        assert_string_equal(buffer.bytes, cases[i].comma);
        buffer_clear(&buffer);
        buffer_add_csv(&buffer, span_of(cases[i].field), ';');
        assert_string_equal(buffer.bytes, cases[i].semicolon);
    }
}

static void csv_field_is_whole_or_absent(void **state)
{
    (void)state;
    BUFFER_AUTO struct buffer buffer;
    buffer_init(&buffer, 6);
    buffer_add_csv(&buffer, span_of("a\"b,"), ','); /* "a""b," is 7 bytes */
    assert_true(buffer.overflow);
    assert_string_equal(buffer.bytes, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_compare),
        cmocka_unit_test(trim_takes_ascii_blanks_only),
        cmocka_unit_test(cut_gives_every_part),
        cmocka_unit_test(integers),
        cmocka_unit_test(buffer_grows_and_stays_terminated),
        cmocka_unit_test(buffer_keeps_its_limit),
        cmocka_unit_test(csv_fields),
        cmocka_unit_test(csv_field_is_whole_or_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
