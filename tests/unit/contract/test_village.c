/* village: addresses of spec/inputs.md and research/domain.md on a list of villages like the
 * commune's: a homonym, a name
 * that begins with another, aliases, a former commune with the commune's own name. */
#include "testing.h"

#include "contract/village.h"

static const char *alias_1[] = {"Điền Xá"}, *alias_5[] = {"Xóm Mai", "Mai Xá Trong"},
                  *alias_13[] = {"Trại Bình"};
static const struct village villages[] = {
    {"T01", "An Điền", "Quốc Tuấn", alias_1, 1, 0, INT32_MAX, NULL, ""},
    {"T02", "An Điền Thượng", "Quốc Tuấn", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T03", "Đông", "Quốc Tuấn", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T05", "Mai Xá", "Quốc Tuấn", alias_5, 2, 0, INT32_MAX, NULL, ""},
    {"T07", "Tân Hòa", "Quốc Tuấn", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T08", "Đông", "Hiệp Cát", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T11", "Lý Đông", "Hiệp Cát", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T12", "Xuân Mai", "Hiệp Cát", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T13", "Thanh Bình", "Hiệp Cát", alias_13, 1, 0, INT32_MAX, NULL, ""},
    {"T14", "Hoàng Thủy", "Hiệp Cát", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T20", "Quan Sơn", "Trần Phú", NULL, 0, 0, INT32_MAX, NULL, ""},
};
static const struct village_home home = {"Trần Phú", "Hải Phòng", "Nam Sách", "Hải Dương", "xã"};
static const char *const words[] = {"FOUND", "NONE", "COMMUNE", "UNKNOWN", "AMBIGUOUS", "OUTSIDE"};

typedef enum village_match look(struct village_index *, struct arena *, struct span,
                                const struct village **);

static void check(look *find, const char *text, const char *expected)
{
    ARENA_AUTO struct arena *arena = arena_open(16 << 20);
    const struct village *village = NULL;
    struct village_index *index = village_index_open(arena, &home, villages, COUNT(villages));
    enum village_match match = find(index, arena, span_of(text), &village);
    const char *result = match == VILLAGE_FOUND ? village->code : words[match];
    if (strcmp(result, expected) != 0) fail_msg("\"%s\": %s, not %s", text, result, expected);
    match = find(index, arena, span_of(text), &village); /* from memory */
    assert_string_equal(match == VILLAGE_FOUND ? village->code : words[match], expected);
}

static void address(const char *text, const char *expected)
{
    check(village_of_address, text, expected);
}

static void addresses_of_the_specification(void **state)
{
    (void)state;
    address("Thôn An Điền, xã Trần Phú, thành phố Hải Phòng", "T01");
    address("T. An Dien, Tran Phu, HP", "T01");
    address("An Điền - Quốc Tuấn - Nam Sách - Hải Dương", "T01");
    address("Số 12, xóm 3, thôn Đông, xã Hiệp Cát", "T08");
    address("xã Trần Phú, TP Hải Phòng", "COMMUNE");
    address("Trần Phú, Hải Phòng", "COMMUNE");
    address("Xã Quốc Tuấn, huyện Nam Sách, tỉnh Hải Dương", "COMMUNE");
    address("", "NONE");
}

static void the_longest_name_wins(void **state)
{
    (void)state;
    address("Thôn An Điền Thượng, xã Trần Phú", "T02");
    address("T. An Dien Thuong, Tran Phu, HP", "T02");
    address("Thôn Lý Đông, xã Trần Phú", "T11");
    address("An Điền Thượng - Quốc Tuấn - Nam Sách - Hải Dương", "T02");
    address("xóm Đông, thôn An Điền, xã Trần Phú", "T01");
}

static void former_communes_tell_homonyms_apart(void **state)
{
    (void)state;
    address("Thôn Đông, xã Trần Phú, thành phố Hải Phòng", "AMBIGUOUS");
    address("Thôn Đông, xã Quốc Tuấn, huyện Nam Sách, tỉnh Hải Dương", "T03");
    address("Đông - Hiệp Cát - Nam Sách - Hải Dương", "T08");
    address("Thôn Đông (Quốc Tuấn cũ), xã Trần Phú, TP Hải Phòng", "T03");
    address("Thôn Đông, xã Hiệp Cát (nay là xã Trần Phú), TP Hải Phòng", "T08");
    address("Thôn Đông, xã Trần Phú cũ", "AMBIGUOUS"); /* no Đông there: nothing decides */
    address("Thôn Quan Sơn, xã Trần Phú, huyện Nam Sách, tỉnh Hải Dương", "T20");
    address("Thôn Mai Xá, xã Hiệp Cát, huyện Nam Sách", "T05"); /* the name alone is enough */
}

static void writing_styles_fold(void **state)
{
    (void)state;
    address("THÔN TÂN HOÀ, XÃ TRẦN PHÚ, TP HẢI PHÒNG", "T07");
    address("Thôn Lí Đông, xã Trần Phú", "T11");
    address("Thôn Hoàng Thuỷ, xã Trần Phú", "T14");
    address("Th. Xuân Mai , xã  Trần Phú", "T12");
    address("KDC An Điền, xã Trần Phú, Hải Phòng", "T01");
    address("khu dân cư Thanh Bình, Trần Phú", "T13");
    address("thon xuan mai, xa tran phu, tp hai phong", "T12");
    address("Thôn An Điền xã Trần Phú thành phố Hải Phòng", "T01");
    address("T. Mai Xa Tran Phu HP", "T05");
    address("T. Mai Xa, Tran Phu, HP", "T05");
    address("Mai Xa, Tran Phu, HP", "T05");
}

static void aliases_are_names(void **state)
{
    (void)state;
    address("Thôn Điền Xá, xã Trần Phú, Hải Phòng", "T01");
    address("Xóm Mai, xã Trần Phú, Hải Phòng", "T05");
    address("Trại Bình, xã Trần Phú, Hải Phòng", "T13");
    address("Thôn Mai Xá Trong, xã Trần Phú, Hải Phòng", "T05");
}

static void other_communes_are_outside(void **state)
{
    (void)state;
    address("Phường Lê Thanh Nghị, thành phố Hải Phòng", "OUTSIDE");
    address("Xã Thái Tân, thành phố Hải Phòng", "OUTSIDE");
    address("Thôn An Điền, xã Thái Tân, huyện Nam Sách, tỉnh Hải Dương", "OUTSIDE");
    address("An Điền - Thái Tân - Nam Sách - Hải Dương", "OUTSIDE");
    address("thon An Dien, xa Thai Tan, Hai Phong", "OUTSIDE");
    address("Thôn Đông, thị trấn Nam Sách, huyện Nam Sách", "OUTSIDE");
    address("Thôn Đông, xã Trần Phú, huyện Chương Mỹ, thành phố Hà Nội", "OUTSIDE");
    address("P. Hải Tân, TP Hải Dương", "OUTSIDE");
    address("Phường Trần Phú, thành phố Hải Dương, tỉnh Hải Dương", "OUTSIDE");
    address("Ngõ 12 Trần Phú, phường Ngô Quyền, Hải Phòng", "OUTSIDE");
    address("Tổ dân phố Đông, phường Ái Quốc, TP Hải Phòng", "OUTSIDE");
    address("Xã An Điền, huyện Bến Cát, Bình Dương", "OUTSIDE");
}

static void a_part_of_a_name_is_no_name(void **state)
{
    (void)state;
    address("Thôn Đông Hải, xã Trần Phú, thành phố Hải Phòng", "UNKNOWN");
    address("Thôn Phương Đông, xã Trần Phú", "UNKNOWN");
    address("Thôn Tân An Điền, xã Trần Phú", "UNKNOWN");
    address("đường Đông Du, xã Trần Phú", "UNKNOWN");
    address("Số 5, xã Trần Phú", "COMMUNE");
}

static void names_of_lists_and_surveys(void **state)
{
    (void)state;
    check(village_of_name, "T03", "T03");
    check(village_of_name, "Thôn Hoàng Thủy", "T14");
    check(village_of_name, "tan_hoa", "T07");
    check(village_of_name, "an_dien_thuong", "T02");
    check(village_of_name, "dong_quoc_tuan", "T03");
    check(village_of_name, "Đông (Hiệp Cát)", "T08");
    check(village_of_name, "Đông, Quốc Tuấn", "T03");
    check(village_of_name, "Thôn Đông", "AMBIGUOUS");
    check(village_of_name, "10633-T45", "UNKNOWN");
    check(village_of_name, "Thôn Mới", "UNKNOWN");
}

static void villages_in_titles_and_file_names(void **state)
{
    (void)state;
    check(village_in_text, "BC to CNSCD thon An Điền Thượng 03-2026.xlsx", "T02");
    check(village_in_text, "T03_Đông (Quốc Tuấn)_2026-03.xlsx", "T03");
    check(village_in_text, "Báo cáo thôn Đông tháng 2.2026.xlsx", "AMBIGUOUS");
    check(village_in_text, "Thôn Thanh Bình - Báo cáo tháng 4.2026 - Hỗ trợ người dân.csv", "T13");
    check(village_in_text, "TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN TÂN HÒA", "T07");
    check(village_in_text, "Bao cao thang 03-2026.xlsx", "NONE");
    check(village_in_text, "TO CONG NGHE SO CONG DONG", "NONE");
    check(village_in_text, "UBND XÃ TRẦN PHÚ", "NONE");
}

/* The officer decided that a bare "Đông" is the one of Quốc Tuấn, and that one address is the
 * other. */
static void decisions_are_aliases(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(16 << 20);
    const char *first[] = {"thôn Đông"}, *second[] = {"Xóm Đông, xã Trần Phú"};
    const struct village decided[] = {
        {"T03", "Đông", "Quốc Tuấn", first, 1, 0, INT32_MAX, NULL, ""},
        {"T08", "Đông", "Hiệp Cát", second, 1, 0, INT32_MAX, NULL, ""}};
    struct village_index *index = village_index_open(arena, &home, decided, COUNT(decided));
    const struct village *village = NULL;
    assert_int_equal(
        village_of_address(index, arena, span_of("Thôn Đông, xã Trần Phú, TP Hải Phòng"), &village),
        VILLAGE_FOUND);
    assert_string_equal(village->code, "T03");
    assert_int_equal(village_of_address(index, arena, span_of("Thôn Đông, xã Hiệp Cát"), &village),
                     VILLAGE_FOUND);
    assert_string_equal(village->code, "T08");
    assert_int_equal(
        village_of_address(index, arena, span_of("xóm Đông, xã Trần Phú, HP"), &village),
        VILLAGE_FOUND);
    assert_string_equal(village->code, "T08");
}

/* Đông of Quốc Tuấn was split on 1 April 2026 (day 20544): Đông keeps the name under a new code,
 * Đông Mới is new. Lý and Mai became Lý Mai that day. T05 was called Xóm Mai until the end of 2025
 * (day 20453), T06 has had that name since. Hiệp Cát has a Đông all the time. */
enum { NEW_YEAR = 20454, APRIL = 20544, LONG_AGO = 20270 };
static const char *called[] = {"Xóm Mai"};
static const struct days called_days[] = {{LONG_AGO, NEW_YEAR - 1}};
static const struct village dated[] = {
    {"T03", "Đông", "Quốc Tuấn", NULL, 0, LONG_AGO, APRIL - 1, NULL, ""},
    {"T22", "Đông", "Quốc Tuấn", NULL, 0, APRIL, INT32_MAX, NULL, ""},
    {"T23", "Đông Mới", "Quốc Tuấn", NULL, 0, APRIL, INT32_MAX, NULL, ""},
    {"T08", "Đông", "Hiệp Cát", NULL, 0, LONG_AGO, INT32_MAX, NULL, ""},
    {"T11", "Lý", "Hiệp Cát", NULL, 0, LONG_AGO, APRIL - 1, NULL, "T24"},
    {"T12", "Mai", "Hiệp Cát", NULL, 0, LONG_AGO, APRIL - 1, NULL, "T24"},
    {"T24", "Lý Mai", "Hiệp Cát", NULL, 0, APRIL, INT32_MAX, NULL, ""},
    {"T05", "Mai Xá", "Quốc Tuấn", called, 1, LONG_AGO, INT32_MAX, called_days, ""},
    {"T06", "Xóm Mai", "Quốc Tuấn", NULL, 0, NEW_YEAR, INT32_MAX, NULL, ""},
};

static void on(int32_t day, const char *text, const char *expected)
{
    ARENA_AUTO struct arena *arena = arena_open(16 << 20);
    struct village_index *index = village_index_open(arena, &home, dated, COUNT(dated));
    for (int round = 0; round < 3; round++) { /* an answer of another day is not remembered */
        const struct village *village = NULL;
        village_on(index, round == 1 ? APRIL + 400 : day);
        enum village_match match = village_of_address(index, arena, span_of(text), &village);
        const char *result =
            match == VILLAGE_FOUND ? village_unit(index, village)->code : words[match];
        if (round != 1 && strcmp(result, expected) != 0)
            fail_msg("\"%s\" on day %d: %s, not %s", text, day, result, expected);
    }
}

static void names_are_those_of_the_day(void **state)
{
    (void)state;
    on(APRIL - 1, "Thôn Đông, xã Quốc Tuấn", "T03");
    on(APRIL, "Thôn Đông, xã Quốc Tuấn", "T22");
    on(APRIL, "Thôn Đông Mới, xã Trần Phú", "T23");
    on(APRIL - 1, "Thôn Đông, xã Trần Phú", "AMBIGUOUS"); /* T03 and T08 */
    on(APRIL, "Thôn Đông, xã Trần Phú", "AMBIGUOUS");     /* T22 and T08 */
    on(APRIL, "Thôn Đông, xã Hiệp Cát", "T08");           /* the former commune comes first */
    on(LONG_AGO - 1, "Thôn Đông, xã Quốc Tuấn", "T22");   /* of no day of ours: the lasting one */
    on(NEW_YEAR - 1, "Thôn Xóm Mai, xã Trần Phú", "T05");
    on(NEW_YEAR, "Thôn Xóm Mai, xã Trần Phú", "T06");
}

static void a_merged_village_goes_on_in_the_new_one(void **state)
{
    (void)state;
    on(APRIL - 1, "Thôn Lý, xã Trần Phú", "T11");
    on(APRIL - 1, "Thôn Mai, xã Hiệp Cát", "T12");
    on(APRIL, "Thôn Lý, xã Trần Phú", "T24"); /* an address written as before */
    on(APRIL, "Thôn Lý Mai, xã Trần Phú", "T24");
    on(APRIL - 1, "Thôn Lý Mai, xã Trần Phú", "T24"); /* known too early: still that village */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decisions_are_aliases),
        cmocka_unit_test(names_are_those_of_the_day),
        cmocka_unit_test(a_merged_village_goes_on_in_the_new_one),
        cmocka_unit_test(addresses_of_the_specification),
        cmocka_unit_test(the_longest_name_wins),
        cmocka_unit_test(former_communes_tell_homonyms_apart),
        cmocka_unit_test(writing_styles_fold),
        cmocka_unit_test(aliases_are_names),
        cmocka_unit_test(other_communes_are_outside),
        cmocka_unit_test(a_part_of_a_name_is_no_name),
        cmocka_unit_test(names_of_lists_and_surveys),
        cmocka_unit_test(villages_in_titles_and_file_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
