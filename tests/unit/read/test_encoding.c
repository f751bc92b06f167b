/*
 * Encodings: every byte of the tables against glibc's iconv, VNI letters against VNI's published
 *            table written out by
 * hand, syllables against words of a dictionary and words that are none, detection of short texts.
 */
#include "read/charmap.h"
#include "read/decode.h"
#include "read/encoding.h"
#include "read/syllable.h"

#include "base/unicode.h"
#include "testing.h"

#include <iconv.h>

/* The character that iconv makes of one byte; 0 = none. */
static uint32_t by_iconv(const char *name, unsigned char byte)
{
    iconv_t convert = iconv_open("UTF-32LE", name);
    assert_true(convert != (iconv_t)-1);
    char in[2] = {(char)byte, '\n'},
         *from = in; /* the line end makes iconv give up a letter that waits for its mark */
    uint32_t out[4] = {0};
    char *to = (char *)out;
    size_t in_left = sizeof in, out_left = sizeof out;
    size_t status = iconv(convert, &from, &in_left, &to, &out_left);
    iconv_close(convert);
    return status == (size_t)-1 && in_left == sizeof in ? 0 : out[0];
}

static void tables_are_those_of_iconv(void **state)
{
    (void)state;
    for (unsigned byte = 0x80; byte <= 0xFF; byte++) {
        assert_int_equal(charmap_tcvn5712[byte - 0x80],
                         by_iconv("TCVN5712-1", (unsigned char)byte));
        assert_int_equal(charmap_viscii[byte - 0x80], by_iconv("VISCII", (unsigned char)byte));
        assert_int_equal(charmap_cp1252[byte - 0x80], by_iconv("CP1252", (unsigned char)byte));
        assert_int_equal(charmap_cp1258[byte - 0x80], by_iconv("CP1258", (unsigned char)byte));
        uint32_t tcvn3 = byte <= 0xA0 ? charmap_cp1252[byte - 0x80] : charmap_tcvn5712[byte - 0x80];
        assert_int_equal(charmap_tcvn3[byte - 0x80], tcvn3);
    }
}

static void decodes_to(enum encoding encoding, const char *bytes, const char *wanted)
{
    struct arena *arena ARENA_AUTO = arena_open(1 << 20);
    struct decoder decoder = {.encoding = encoding, .arena = arena};
    uint8_t flags = 0;
    assert_span(decode_cell(&decoder, span_of(bytes), &flags), wanted);
    assert_int_equal(flags, 0);
}

static void words_are_decoded(void **state)
{
    (void)state;
    decodes_to(ENCODING_TCVN3, "T\xE6 c\xABng ngh\xD6 s\xE8 c\xE9ng \xAE\xE5ng",
               "Tổ công nghệ số cộng đồng");
    decodes_to(ENCODING_VNI,
               "Xin ch\x61\xF8o c\x61\xF9"
               "c b\x61\xEFn",
               "Xin chào các bạn");
    decodes_to(ENCODING_VNI, "Tie\xE1ng Vie\xE4t", "Tiếng Việt");
    decodes_to(ENCODING_VNI, "\xD1\xF4\xF8i ng\xF6\xF4\xF8i", "Đời người");
    decodes_to(
        ENCODING_VNI,
        "a\xF9 a\xF8 a\xFB a\xF5 a\xEF a\xE2 a\xE1 a\xE0 a\xE5 a\xE3 a\xE4 a\xEA a\xE9 a\xE8 a\xFA a\xFC a\xEB",
        "á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ");
    decodes_to(ENCODING_VNI, "A\xD9 E\xD8 O\xDB U\xD5 Y\xD9 \xCE \xC6 \xD3 \xD2 \xCC \xCD",
               "Á È Ỏ Ũ Ý Ỵ Ỉ Ĩ Ị Ì Í");
    decodes_to(ENCODING_VISCII, "Ti\xAAng Vi\xAEt \xD0\xF5y \x14", "Tiếng Việt Đõy Ỷ");
    decodes_to(ENCODING_CP1258, "Ti\xEA\xECng Vi\xEA\xF2t \xD0\xF4\xCCng", "Tiếng Việt Đồng");
    decodes_to(ENCODING_CP1252, "Caf\xE9 \x80", "Café €");
    decodes_to(ENCODING_UTF8, "o\xCC\x82\xCC\x89", "ổ");
}

static void fonts_of_spreadsheets(void **state)
{
    (void)state;
    struct buffer out BUFFER_AUTO;
    buffer_init(&out, 1000);
    assert_true(decode_tcvn3(&out, span_of("Tæ c«ng nghÖ sè céng ®ång"), false));
    assert_span(buffer_span(&out), "Tổ công nghệ số cộng đồng");
    buffer_clear(&out);
    assert_true(decode_tcvn3(&out, span_of("céng hßa x· héi"), true));
    assert_span(buffer_span(&out), "CỘNG HÒA XÃ HỘI");
    buffer_clear(&out);
    assert_true(decode_vni(&out, span_of("Xin chaøo caùc baïn")));
    assert_span(buffer_span(&out), "Xin chào các bạn");
    buffer_clear(&out);
    assert_false(
        decode_tcvn3(&out, span_of("Tổ"), false)); /* no byte stands for ổ: Unicode already */
    assert_span(buffer_span(&out), "");
}

static void damage_is_flagged(void **state)
{
    (void)state;
    struct arena *arena ARENA_AUTO = arena_open(1 << 20);
    struct decoder decoder = {.encoding = ENCODING_UTF8, .arena = arena};
    uint8_t flags = 0;
    assert_span(decode_cell(&decoder,
                            span_of("a\xFF"
                                    "b"),
                            &flags),
                "a\uFFFD"
                "b");
    assert_int_equal(flags, CELL_BAD_ENCODING);
    flags = 0;
    assert_span(decode_cell(&decoder, span_make("a\0b\x07\x7F", 5), &flags), "ab");
    assert_int_equal(flags, CELL_REPAIRED);
    flags = 0;
    assert_span(decode_cell(&decoder, span_of("a\tb\r\n"), &flags), "a\tb\r\n");
    assert_int_equal(flags, 0);
    decoder.encoding = ENCODING_CP1252;
    assert_span(decode_cell(&decoder, span_of("a\x81"), &flags), "a\uFFFD");
    assert_int_equal(flags, CELL_BAD_ENCODING);
}

static void syllables(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Nguyễn", "thủ",    "tục",  "hướng", "dẫn",  "nghiệp", "quyết", "giếng", "gì",
        "khuỷu",  "thuở",   "Đồng", "ỦY",    "Uỷ",   "xoèn",   "quốc",  "yếu",   "đường",
        "chuyện", "khuếch", "oẳn",  "ngoằn", "rượu", "hươu",   "quạnh", "xã",    "Ý"};
    static const char *const others[] = {"Tæ", "nghÖ",  "cafés", "Ã¡", "Hélène",
                                         "àé", "ngạcc", "tắf",   "các̉"};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct word_score score = {.valid = 0};
        score_words(span_of(words[i]), &score);
        if (score.valid != 1) print_error("%s\n", words[i]);
        assert_int_equal(score.valid, 1);
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        struct word_score score = {.valid = 0};
        score_words(span_of(others[i]), &score);
        if (score.valid != 0) print_error("%s\n", others[i]);
        assert_int_equal(score.valid, 0);
        assert_int_equal(score.total, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_those_of_iconv),
        cmocka_unit_test(words_are_decoded),
        cmocka_unit_test(fonts_of_spreadsheets),
        cmocka_unit_test(damage_is_flagged),
        cmocka_unit_test(syllables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
