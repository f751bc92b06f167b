/* numbers and identifiers: the forms of spec/inputs.md and research/domain.md 6.4, worked out by
 * hand. */
#include "testing.h"

#include "contract/identifiers.h"
#include "contract/numbers.h"

static void expect(const char *text, enum number_proof known, int64_t whole,
                   enum number_proof proof)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct number number;
    if (!number_parse(arena, span_of(text), known, &number)) fail_msg("\"%s\" is refused", text);
    if (number.whole != whole || number.fraction || number.proof != proof)
        fail_msg("\"%s\" is %ld, proof %d", text, (long)number.whole, (int)number.proof);
}

static void expect_no_whole(const char *text, enum number_proof known)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct number number;
    if (number_parse(arena, span_of(text), known, &number) && !number.fraction)
        fail_msg("\"%s\" is taken", text);
}

static void reads_every_form(void **state)
{
    (void)state;
    expect("1234", PROOF_NONE, 1234, PROOF_NONE);
    expect("0", PROOF_NONE, 0, PROOF_NONE);
    expect("1.234.567", PROOF_NONE, 1234567, PROOF_VIETNAMESE);
    expect("10.000,00", PROOF_NONE, 10000, PROOF_VIETNAMESE);
    expect("1,234,567", PROOF_NONE, 1234567, PROOF_ENGLISH);
    expect("10,000.00", PROOF_NONE, 10000, PROOF_ENGLISH);
    expect("10000.0", PROOF_NONE, 10000, PROOF_ENGLISH);
    expect("25,0", PROOF_NONE, 25, PROOF_VIETNAMESE);
    expect("12 người", PROOF_NONE, 12, PROOF_NONE);
    expect("12 lượt người", PROOF_NONE, 12, PROOF_NONE);
    expect("10.000 đ", PROOF_NONE, 10000, PROOF_NONE);
    expect("10.000đ", PROOF_NONE, 10000, PROOF_NONE);
    expect("10.000 VNĐ", PROOF_NONE, 10000, PROOF_NONE);
    expect("1 234 567", PROOF_NONE, 1234567, PROOF_NONE);
    expect("-5", PROOF_NONE, -5, PROOF_NONE);
}

static void the_file_decides_what_is_ambiguous(void **state)
{
    (void)state;
    expect("1.234", PROOF_NONE, 1234, PROOF_NONE);
    expect("1.234", PROOF_VIETNAMESE, 1234, PROOF_NONE);
    expect_no_whole("1.234", PROOF_ENGLISH);
    expect("1,234", PROOF_ENGLISH, 1234, PROOF_NONE);
    expect_no_whole("1,234", PROOF_NONE);
    expect_no_whole("1.234", PROOF_BOTH);
    expect_no_whole("1,234", PROOF_BOTH);
    expect("1.234.567", PROOF_BOTH, 1234567, PROOF_VIETNAMESE);
}

static void refuses_what_is_no_number(void **state)
{
    (void)state;
    const char *bad[] = {"rất đông",
                         "năm mươi nghìn",
                         "12-15",
                         "khoảng 12",
                         "1e5",
                         "12 triệu",
                         "1.23.456",
                         "1.234,5,6",
                         "12,5",
                         "",
                         "1..2",
                         "12 tháng 3",
                         "99999999999999999999",
                         "#REF!"};
    for (size_t i = 0; i < COUNT(bad); i++) expect_no_whole(bad[i], PROOF_NONE);
}

static void cells_are_plain_decimals(void **state)
{
    (void)state;
    struct number number;
    assert_true(number_of_cell(span_of("8000"), &number) && number.whole == 8000 &&
                !number.fraction);
    assert_true(number_of_cell(span_of("1.234"), &number) && number.whole == 1 && number.fraction);
    assert_true(number_of_cell(span_of("-3"), &number) && number.whole == -3);
    assert_false(number_of_cell(span_of("1e+20"), &number));
}

static void procedure(const char *text, const char *code, enum code finding)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct span found;
    assert_int_equal(identifier_procedure(arena, span_of(text), &found), finding);
    assert_span(found, code);
}

static void citizen(const char *text, const char *number, enum code finding)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct span found;
    assert_int_equal(identifier_citizen(arena, span_of(text), &found), finding);
    assert_span(found, number);
}

static void identifiers_that_were_numbers(void **state)
{
    (void)state;
    procedure("1.001193", "1.001193", CODE_OK);
    procedure("2.00088", "2.000880", CODE_PADDED_ZERO);
    procedure("2.0008", "2.000800", CODE_PADDED_ZERO);
    procedure("3.000181.000.00.00.H22", "3.000181", CODE_OK);
    procedure("TS_lop1.000.00.00.H22", "", CODE_PROCEDURE_CODE);
    procedure("1.0011934", "", CODE_PROCEDURE_CODE);
    citizen("030061037211", "030061037211", CODE_OK);
    citizen("30061037211", "030061037211", CODE_PADDED_ZERO);
    citizen("031 099 671 437", "031099671437", CODE_OK);
    citizen("141234567", "141234567", CODE_OK); /* an old identity card */
    citizen("000000001", "", CODE_OK);          /* the portal's word for none */
    citizen("3.1207E+10", "", CODE_REPAIRED_VALUE);
}

static void phone(const char *text, const char *number)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct span found;
    identifier_phone(arena, span_of(text), &found);
    assert_span(found, number);
}

static void mask(const char *text, const char *masked)
{
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    assert_span(identifier_mask(arena, span_of(text)), masked);
}

static void phones_and_masks(void **state)
{
    (void)state;
    phone("0912345678", "0912345678");
    phone("912345678", "0912345678");
    phone("0912.345.678", "0912345678");
    phone("+84912345678", "0912345678");
    phone("không có", "");
    mask("Ông A, CCCD 030061037211, gọi 0912345678", "Ông A, CCCD ************, gọi **********");
    mask("gọi 0912 345 678 nhé", "gọi **** *** *** nhé");
    mask("CMND 141234567.", "CMND *********.");
    mask("ngày 05-03-2026 lúc 09 giờ", "ngày 05-03-2026 lúc 09 giờ");
    mask("kinh phí 250.000.000 đồng", "kinh phí 250.000.000 đồng");
    mask("12345678", "12345678");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_form),
        cmocka_unit_test(the_file_decides_what_is_ambiguous),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(cells_are_plain_decimals),
        cmocka_unit_test(identifiers_that_were_numbers),
        cmocka_unit_test(phones_and_masks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
