/* fold: the 134 accented letters, tone-mark places, y and i, blanks; worked out by hand. */
#include "testing.h"

#include "base/unicode.h"

#include <uninorm.h>

static void expect(const char *text, const char *folded, const char *plain)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    assert_span(fold(arena, span_of(text)), folded);
    assert_span(fold_plain(arena, span_of(text)), plain);
    size_t length = 0; /* the same text written apart folds to the same key */
    uint8_t *apart = u8_normalize(UNINORM_NFD, (const uint8_t *)text, strlen(text), NULL, &length);
    assert_non_null(apart);
    assert_span(fold(arena, span_make((const char *)apart, length)), folded);
    assert_span(fold_plain(arena, span_make((const char *)apart, length)), plain);
    free(apart);
}

/* 67 small and 67 capital letters, each alone in its word; y apart, since y alone is i. */
static void all_letters_lose_their_marks(void **state)
{
    (void)state;
    static const struct {
        const char *small, *capital, *plain;
    } rows[] = {
        {"à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ", "À Ả Ã Á Ạ Ă Ằ Ẳ Ẵ Ắ Ặ Â Ầ Ẩ Ẫ Ấ Ậ",
         "a a a a a a a a a a a a a a a a a"},
        {"đ", "Đ", "d"},
        {"è ẻ ẽ é ẹ ê ề ể ễ ế ệ", "È Ẻ Ẽ É Ẹ Ê Ề Ể Ễ Ế Ệ", "e e e e e e e e e e e"},
        {"ì ỉ ĩ í ị", "Ì Ỉ Ĩ Í Ị", "i i i i i"},
        {"ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ", "Ò Ỏ Õ Ó Ọ Ô Ồ Ổ Ỗ Ố Ộ Ơ Ờ Ở Ỡ Ớ Ợ",
         "o o o o o o o o o o o o o o o o o"},
        {"ù ủ ũ ú ụ ư ừ ử ữ ứ ự", "Ù Ủ Ũ Ú Ụ Ư Ừ Ử Ữ Ứ Ự", "u u u u u u u u u u u"},
    };
    size_t letters = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        expect(rows[i].small, rows[i].small, rows[i].plain);
        expect(rows[i].capital, rows[i].small, rows[i].plain);
        letters += (strlen(rows[i].plain) + 1) / 2 * 2;
    }
    expect("ỳ ỷ ỹ ý ỵ", "ì ỉ ĩ í ị", "i i i i i"); /* y alone is i */
    expect("Ỳ Ỷ Ỹ Ý Ỵ", "ì ỉ ĩ í ị", "i i i i i");
    expect("uỳnh uỷnh uỹnh uýnh uỵnh", "uỳnh uỷnh uỹnh uýnh uỵnh", "uynh uynh uynh uynh uynh");
    expect("UỲNH UỶNH UỸNH UÝNH UỴNH", "uỳnh uỷnh uỹnh uýnh uỵnh", "uynh uynh uynh uynh uynh");
    assert_int_equal(letters + 10, 134);
}

static void tone_mark_has_one_place(void **state)
{
    (void)state;
    expect("hoà", "hòa", "hoa");
    expect("Hòa", "hòa", "hoa");
    expect("HOÀ", "hòa", "hoa");
    expect("thuý thúy", "thúy thúy", "thuy thuy");
    expect("uỷ ỦY", "ủy ủy", "uy uy");
    expect("khoẻ khỏe", "khỏe khỏe", "khoe khoe");
    expect("loè, xoã", "lòe, xõa", "loe, xoa");
    expect("UBND xã Hoà Bình; Thuỷ Nguyên", "ubnd xã hòa bình; thủy nguyên",
           "ubnd xa hoa binh; thuy nguyen");
    expect("toàn tòan", "toàn toàn", "toan toan"); /* closed: the second */
    expect("hoàng hòang quét qúet", "hoàng hoàng quét quét", "hoang hoang quet quet");
    expect("ngoài ngòai ngoáy", "ngoài ngoài ngoáy", "ngoai ngoai ngoay"); /* three: the middle */
    expect("khuỷu khuyủ", "khuỷu khuỷu", "khuyu khuyu");
    expect("nguyễn NGÚYỄN", "nguyễn ngúyễn",
           "nguyen nguyen");                       /* two tones: no syllable, left alone */
    expect("tiến tíên", "tiến tiến", "tien tien"); /* the vowel with a mark of its own */
    expect("người nguời ngừơi", "người nguời người", "nguoi nguoi nguoi");
    expect("cửa của mía tay máy", "cửa của mía tay máy", "cua cua mia tay may");
    expect("thuở thủơ", "thuở thuở", "thuo thuo");
    expect("An Điền-Hoà Bình(Thuý)", "an điền-hòa bình(thúy)", "an dien-hoa binh(thuy)");
    expect("thônHoà", "thônhòa", "thonhoa");
}

static void qu_and_gi_are_consonants(void **state)
{
    (void)state;
    expect("giá gía Giã", "giá giá giã", "gia gia gia");
    expect("già giữa giếng gì gìn", "già giữa giếng gì gìn", "gia giua gieng gi gin");
    expect("quá qúa QUẢ", "quá quá quả", "qua qua qua");
    expect("quý qúy Quí", "quí quí quí", "qui qui qui");
    expect("Quỳnh Quốc quyết quạt", "quình quốc quyết quạt", "quinh quoc quyet quat");
    expect("nghĩa", "nghĩa", "nghia");
}

static void y_is_i_where_it_stands_alone(void **state)
{
    (void)state;
    expect("Lý Lí", "lí lí", "li li");
    expect("kỹ kĩ KỲ", "kĩ kĩ kì", "ki ki ki");
    expect("Mỹ Sơn, tỷ lệ", "mĩ sơn, tỉ lệ", "mi son, ti le");
    expect("Ý Yên", "í yên", "i yen");
    expect("y tế", "i tế", "i te");
    expect("Thuy hay Nguyễn", "thuy hay nguyễn", "thuy hay nguyen");
    expect("mây yếu khuya xoay", "mây yếu khuya xoay", "may yeu khuya xoay");
    expect("Thụy Vân, Thuỵ Vân", "thụy vân, thụy vân", "thuy van, thuy van");
    expect("xoáy Hằng", "xoáy hằng", "xoay hang");
}

static void blanks_become_one_space(void **state)
{
    (void)state;
    expect("", "", "");
    expect(" \t\r\n\u00A0 ", "", "");
    expect("  Thôn\u00A0\u00A0 An \t\n Điền ", "thôn an điền", "thon an dien");
    expect("An\u2003\u3000Điền\u2028x", "an điền x", "an dien x");
    expect("A\u200Bn\u200C Đi\u200Dền\uFEFF", "an điền", "an dien");
    expect("\uFEFFThôn \u200B Đông", "thôn đông", "thon dong");
    expect("ho\u200Ba\u0300", "hòa", "hoa");
    expect("hoa\u200B\u0300", "hòa", "hoa"); /* the mark meets its letter after all */
}

static void odd_spellings(void **state)
{
    (void)state;
    expect("Ðông ðông Ɖông", "đông đông đông", "dong dong dong"); /* eth and African d for đ */
    expect("tô\u0301t o\u0301\u0302", "tốt ố", "tot o");          /* marks in the wrong order */
    expect("ÄÖ Ñ ç Å", "äö ñ ç å", "ao n c a");
    expect("ПРИВЕТ Ω", "привет ω", "привет ω");
    expect("J\u030C", "\u01F0", "j"); /* composes in small letters only */
    expect("한", "한", "한");
    expect("x\u0301y\u0308", "x\u0301ÿ", "xy");
    expect("ly\u0306 \u0301An y\u0306e\u0302n", "li an yên",
           "li an yen"); /* marks no vowel takes */
    expect("İ", "i", "i");
    expect("Số 12/3, KDC-5", "số 12/3, kdc-5", "so 12/3, kdc-5");
    expect("Ẽẽaaaã", "ẽẽaaaã", "eeaaaa");
    expect("aeiouaeiouaeiou", "aeiouaeiouaeiou", "aeiouaeiouaeiou");
}

static void bad_bytes_and_length(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 24);
    assert_span(fold(arena, span_make("A\xFF"
                                      "B",
                                      3)),
                "a\uFFFDb");
    enum { TIMES = 20000 };
    char *text = arena_alloc(arena, 8 * TIMES), *folded = arena_alloc(arena, 8 * TIMES);
    for (size_t i = 0; i < TIMES; i++) {
        memcpy(text + 5 * i, "HoÀ ", 5);
        memcpy(folded + 5 * i, "hòa ", 5);
    }
    folded[5 * TIMES - 1] = '\0';
    assert_span(fold(arena, span_make(text, 5 * TIMES)), folded);
    for (size_t i = 0; i < TIMES; i++) memcpy(text + 3 * i, "\u0240a", 3); /* grows nowhere */
    assert_int_equal(fold(arena, span_make(text, 3 * TIMES)).length, 3 * TIMES);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + 2 * i, "\u023A", 2); /* its small letter has three bytes */
    assert_int_equal(fold(arena, span_make(text, 2 * TIMES)).length, 3 * TIMES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_letters_lose_their_marks),
        cmocka_unit_test(tone_mark_has_one_place),
        cmocka_unit_test(qu_and_gi_are_consonants),
        cmocka_unit_test(y_is_i_where_it_stands_alone),
        cmocka_unit_test(blanks_become_one_space),
        cmocka_unit_test(odd_spellings),
        cmocka_unit_test(bad_bytes_and_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
