/* workbook: what is written opens again, equal content is left alone, faults are told and leave
 * nothing behind. */
#include "scratch_folder.h"

#include "base/workbook.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_book(void **state, const char *text, double number, bool *ret_changed,
                       struct error *err)
{
    const struct place_of_work *work = *state;
    WORKBOOK_AUTO struct workbook *book = NULL;
    if (!workbook_open(&book, work->arena, folder_at(state, "b.xlsx"), "thử", 1700000000, err))
        return false;
    struct worksheet *sheet = workbook_sheet(book, "Tên [dài]: hơn ba mươi mốt ký tự của một thẻ");
    struct worksheet *same = workbook_sheet(book, "Tên [dài]: hơn ba mươi mốt ký tự của một thẻ");
    unsigned bold = workbook_style(book, &(struct workbook_style){.bold = true, .border = true});
    sheet_text(sheet, 0, 0, text, bold);
    sheet_number(sheet, 1, 0, number, 0);
    sheet_date(sheet, 2, 0, 20000,
               workbook_style(book, &(struct workbook_style){.number_format = "dd/mm/yyyy"}));
    sheet_note(sheet, 0, 0, "ghi chú");
    sheet_text(same, 0, 0, "+84", 0);
    sheet_choices(sheet, (struct sheet_area){3, 9, 0, 0}, (const char *const[]){"Nam", "Nữ"}, 2,
                  &(struct sheet_prompt){"Giới tính", "Chọn một.", true});
    return workbook_finish(&book, ret_changed, err);
}

static void test_round(void **state)
{
    const char *path = folder_at(state, "b.xlsx");
    struct error err = {.code = CODE_OK};
    struct stat stat_before, stat_after;
    bool changed = false;
    assert_true(write_book(state, "=1+1", 2.5, &changed, &err));
    assert_true(changed);
    assert_int_equal(stat(path, &stat_before), 0);
    assert_true(workbook_check(path, &err));
    assert_true(write_book(state, "=1+1", 2.5, &changed, &err));
    assert_false(changed);
    assert_int_equal(stat(path, &stat_after), 0);
    assert_int_equal(stat_before.st_ino, stat_after.st_ino);
    assert_true(write_book(state, "=1+2", 2.5, &changed, &err));
    assert_true(changed);
    assert_int_equal(access(folder_at(state, ".b.xlsx.tmp"), F_OK), -1);
}

static void test_faults(void **state)
{
    struct place_of_work *work = *state;
    const struct {
        const char *text;
        double number;
    } bad[] = {{"\xC3(", 1}, {"x", NAN}, {"x", INFINITY}};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct error err = {.code = CODE_OK};
        assert_false(write_book(state, bad[i].text, bad[i].number, NULL, &err));
        assert_int_equal(err.code, CODE_OUTPUT_CHECK);
        assert_int_equal(rmdir(work->folder), 0); /* nothing is left */
        assert_int_equal(mkdir(work->folder, 0700), 0);
    }
    struct error err = {.code = CODE_OK};
    char controls[] = "a\x01"
                      "b\xEF\xBF\xBF"
                      "c"; /* neither can stand in XML */
    assert_true(write_book(state, controls, 1, NULL, &err));
}

static void test_check(void **state)
{
    const char *path = folder_at(state, "b.xlsx");
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    struct span bytes;
    assert_true(write_book(state, "x", 1, NULL, &err));
    assert_true(path_read(work->arena, path, 1 << 20, &bytes, &err));
    assert_true(path_write(path, span_make(bytes.bytes, bytes.length / 2), 0600, &err));
    assert_false(workbook_check(path, &err));
    assert_int_equal(err.code, CODE_OUTPUT_CHECK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(test_faults, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(test_check, folder_begin, folder_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
