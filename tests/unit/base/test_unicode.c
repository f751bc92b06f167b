/* unicode: well-formed UTF-8, NFC, cutting, what may be shown. */
#include "testing.h"

#include "base/unicode.h"

#define SPAN(literal) span_make(literal, sizeof(literal) - 1)

static void utf8_well_formed(void **state)
{
    (void)state;
    static const char *const good[] = {"",
                                       "abc",
                                       "Thôn An Điền, xã Trần Phú",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "12345678901234567\xC4\x91"};
    for (size_t i = 0; i < COUNT(good); i++) assert_true(utf8_valid(span_of(good[i]), NULL));
    assert_true(utf8_valid(SPAN("a\0b"), NULL));
}

static void utf8_bad_bytes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t bad;
    } cases[] = {
        {"\x80", 0},
        {"a\xC0\x80", 1},        /* overlong */
        {"a\xC1\xBF", 1},        /* overlong */
        {"ab\xE0\x9F\xBF", 2},   /* overlong */
        {"\xF0\x8F\xBF\xBF", 0}, /* overlong */
        {"abc\xED\xA0\x80", 3},  /* surrogate */
        {"\xED\xBF\xBF", 0},     /* surrogate */
        {"\xF4\x90\x80\x80", 0}, /* past U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"12345678\xC4", 8}, /* cut short */
        {"1234567890\xE1\xBB", 10},
        {"\xF0\x9F\x98", 0},
        {"đ\xC4Z", 2},
        {"Th\xF4n", 2}, /* windows-1258 */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t bad = 99;
        assert_false(utf8_valid(span_of(cases[i].bytes), &bad));
        assert_int_equal(bad, cases[i].bad);
    }
}

static void next_and_put_are_inverse(void **state)
{
    (void)state;
    static const uint32_t characters[] = {0,      'a',    0x7F,    0x80,    0x7FF,   0x800,
                                          0x1EF7, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF};
    static const size_t lengths[] = {1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4};
    BUFFER_AUTO struct buffer buffer;
    buffer_init(&buffer, 100);
    for (size_t i = 0; i < COUNT(characters); i++) {
        buffer_clear(&buffer);
        utf8_put(&buffer, characters[i]);
        assert_int_equal(buffer.length, lengths[i]);
        struct span rest = buffer_span(&buffer);
        assert_int_equal(utf8_next(&rest), characters[i]);
        assert_int_equal(rest.length, 0);
    }
    buffer_clear(&buffer);
    utf8_put(&buffer, 0xD800);
    utf8_put(&buffer, 0x110000);
    assert_string_equal(buffer.bytes, "\uFFFD\uFFFD");
    struct span bad = SPAN("\xE1\xBBx");
    assert_int_equal(utf8_next(&bad), 0xFFFD);
    assert_int_equal(utf8_next(&bad), 0xFFFD);
    assert_int_equal(utf8_next(&bad), 'x');
}

static void counting_and_cutting(void **state)
{
    (void)state;
    assert_int_equal(utf8_chars(span_of("Tổ công nghệ số cộng đồng")),
                     25); /* research/domain.md 6.3 */
    assert_int_equal(utf8_chars(span_of("")), 0);
    struct span text = span_of("ađở"); /* 1, 2 and 3 bytes */
    static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6};
    for (size_t max = 0; max < COUNT(expected); max++)
        assert_int_equal(utf8_cut(text, max), expected[max]);
    assert_int_equal(utf8_cut(span_make("a\xF0\x9F\x98\x80", 5), 4), 1);
    assert_int_equal(utf8_cut(SPAN("a\xE1\xBB"), 10), 1); /* the text itself was cut */
    assert_int_equal(utf8_cut(SPAN("\x80\x80\x80\x80\x80\x80"), 5), 5);
}

static void nfc_composes_and_spares(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct span composed = span_of("Tổ công nghệ số cộng đồng");
    struct span same = nfc(arena, composed);
    assert_ptr_equal(same.bytes, composed.bytes);
    assert_true(utf8_is_nfc_quick(composed));
    struct span apart = span_of(
        "To\u0302\u0309 co\u0302ng nghe\u0323\u0302 so\u0302\u0301 co\u0323\u0302ng đo\u0302\u0300ng");
    assert_int_equal(utf8_chars(apart), 36);
    assert_false(utf8_is_nfc_quick(apart));
    assert_span(nfc(arena, apart), "Tổ công nghệ số cộng đồng");
    assert_span(nfc(arena, span_of("u\u031B\u0309")), "ử");
    assert_span(nfc(arena, span_of("u\u0309\u031B")), "ử"); /* marks in the other order */
    assert_span(nfc(arena, span_of("ê\u0323")), "ệ"); /* windows-1258 style: letter and tone */
    assert_span(nfc(arena, span_of("\u2126")), "Ω");  /* a singleton */
    assert_span(nfc(arena, span_of("\u2000")), "\u2002");
    assert_span(nfc(arena, span_of("")), "");
    assert_span(nfc(arena, SPAN("a\xFF\u0301")), "a\uFFFD\u0301");
}

static void shown_text_has_no_controls(void **state)
{
    (void)state;
    BUFFER_AUTO struct buffer buffer;
    buffer_init(&buffer, 1000);
    printable(&buffer, SPAN("Thôn\tĐông\n\x1B[31m\x7F\0z\xF4\xC2\x85\u202E."));
    assert_string_equal(buffer.bytes,
                        "Thôn\\x09Đông\\x0A\\x1B[31m\\x7F\\x00z\\xF4\\xC2\\x85\\xE2\\x80\\xAE.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_well_formed),         cmocka_unit_test(utf8_bad_bytes_are_found),
        cmocka_unit_test(next_and_put_are_inverse), cmocka_unit_test(counting_and_cutting),
        cmocka_unit_test(nfc_composes_and_spares),  cmocka_unit_test(shown_text_has_no_controls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
