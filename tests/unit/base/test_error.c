/* error: cutting at whole characters, one line, what earlier callers said stays. */
#include "testing.h"

#include "base/error.h"
#include "base/unicode.h"

static void set_keeps_place_and_hint(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    assert_false(error_at(&err, "/hộp/nhận/a.xlsx", NULL, 0, NULL));
    assert_false(error_hint(&err, "Gửi lại tệp %d.", 1));
    assert_false(error_set(&err, CODE_FILE_OPEN, "không thể mở: %s", "lý do\n"));
    assert_int_equal(err.code, CODE_FILE_OPEN);
    assert_string_equal(err.text, "không thể mở: lý do");
    assert_string_equal(err.hint, "Gửi lại tệp 1.");
    assert_string_equal(err.place.file, "a.xlsx");
    error_hint(&err, "khác");
    assert_string_equal(err.hint, "Gửi lại tệp 1.");
}

static void place_is_added_to_not_replaced(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    error_at(&err, NULL, NULL, 12, "Ngày sinh");
    error_at(&err, "b\n.ods", "Tập huấn", 99, "x");
    assert_string_equal(err.place.file, "b\\x0A.ods");
    assert_string_equal(err.place.sheet, "Tập huấn");
    assert_int_equal(err.place.row, 12);
    assert_string_equal(err.place.column, "Ngày sinh");
}

static void texts_end_between_characters(void **state)
{
    (void)state;
    char long_text[4001];
    for (size_t i = 0; i < 4000; i += 2) memcpy(long_text + i, "đ", 2); /* two bytes each */
    long_text[4000] = '\0';
    struct error err = {.code = CODE_OK};
    error_set(&err, CODE_INTERNAL, "x%s", long_text); /* 1023 bytes: x and 511 characters */
    assert_int_equal(strlen(err.text), 1023);
    assert_true(utf8_valid(span_of(err.text), NULL));
    error_set(&err, CODE_INTERNAL, "%s", long_text); /* the 512th would need byte 1024 */
    assert_int_equal(strlen(err.text), 1022);
    assert_true(utf8_valid(span_of(err.text), NULL));
    error_hint(&err, "%s", long_text);
    assert_int_equal(strlen(err.hint), 510);
    error_at(&err, long_text, long_text, 0, long_text);
    assert_int_equal(strlen(err.place.file), 510);
    assert_int_equal(strlen(err.place.sheet), 126);
    assert_true(utf8_valid(span_of(err.place.column), NULL));
}

static void text_may_quote_itself(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    error_set(&err, CODE_DB, "a\tb");
    error_set(&err, err.code, "trước: %s", err.text);
    assert_string_equal(err.text, "trước: a b");
}

static void exit_statuses_of_the_specification(void **state)
{
    (void)state;
    static const struct {
        enum code code;
        int status;
    } cases[] = {{CODE_USAGE, 2},  {CODE_CONFIG, 2},       {CODE_DB, 3},        {CODE_DISK_FULL, 3},
                 {CODE_MEMORY, 3}, {CODE_OUTPUT_CHECK, 4}, {CODE_INTERNAL, 70}, {CODE_LOCKED, 75}};
    struct error err;
    error_clear(&err);
    for (size_t i = 0; i < COUNT(cases); i++) {
        error_set(&err, cases[i].code, "x");
        assert_int_equal(error_exit_status(&err), cases[i].status);
    }
    error_clear(&err);
    assert_int_equal(err.code, CODE_OK);
    assert_string_equal(err.text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_keeps_place_and_hint),
        cmocka_unit_test(place_is_added_to_not_replaced),
        cmocka_unit_test(texts_end_between_characters),
        cmocka_unit_test(text_may_quote_itself),
        cmocka_unit_test(exit_statuses_of_the_specification),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
