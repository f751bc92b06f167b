/*
 * individual_book: see individual_book.h.
 */
#include "individual_book.h"

#include "base/path.h"
#include "base/workbook.h"
#include "model/individual.h"

#include <stdlib.h>

enum { HEAD_ROW = 2 };

static const struct column {
    enum individual_column source;
    const char *title;
    double width; /* characters */
    bool number;
} columns[] = {
    {INDIVIDUAL_NUMBER, "Số", 6, true},
    {INDIVIDUAL_VILLAGE_NAME, "Thôn", 18, false},
    {INDIVIDUAL_NAME, "Họ và tên", 26, false},
    {INDIVIDUAL_ROLE, "Vai trò", 12, false},
    {INDIVIDUAL_CLASSES, "Lớp đã dự", 9, true},
    {INDIVIDUAL_SESSIONS, "Buổi phụ trách", 9, true},
    {INDIVIDUAL_RESIDENTS, "Người đã hướng dẫn", 11, true},
    {INDIVIDUAL_ELECTION, "Việc bầu cử", 9, true},
    {INDIVIDUAL_TASKS, "Nhiệm vụ", 9, true},
    {INDIVIDUAL_POINTS, "Điểm", 9, true},
    {INDIVIDUAL_RANK, "Hạng toàn xã", 9, true},
    {INDIVIDUAL_VILLAGE_RANK, "Hạng trong thôn", 9, true},
    {INDIVIDUAL_GRADE, "Xếp loại", 30, false},
    {INDIVIDUAL_NAMESAKE, "Trùng họ tên", 8, false},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void put_heading(struct workbook *book, struct worksheet *sheet, int rows)
{
    unsigned heading = workbook_style(
        book, &(struct workbook_style){.bold = true, .wrap = true, .border = true, .centre = true});
    for (int i = 0; i < COLUMNS; i++) {
        sheet_width(sheet, (uint16_t)i, (uint16_t)i, columns[i].width, 0);
        sheet_text(sheet, HEAD_ROW, (uint16_t)i, columns[i].title, heading);
    }
    sheet_freeze(sheet, HEAD_ROW + 1, 3);
    sheet_filter(sheet, (struct sheet_area){HEAD_ROW, (uint32_t)(HEAD_ROW + rows), 0, COLUMNS - 1});
    sheet_landscape(sheet);
}

static void put_rows(struct workbook *book, struct worksheet *sheet, const struct result *rows)
{
    unsigned text = workbook_style(book, &(struct workbook_style){.border = true});
    unsigned points =
        workbook_style(book, &(struct workbook_style){.border = true, .number_format = "0.00"});
    for (int row = 0; row < result_rows(rows); row++)
        for (int i = 0; i < COLUMNS; i++) {
            const char *cell = result_text(rows, row, (int)columns[i].source);
            uint32_t at = (uint32_t)(HEAD_ROW + 1 + row);
            if (columns[i].number && *cell)
                sheet_number(sheet, at, (uint16_t)i, strtod(cell, NULL),
                             columns[i].source == INDIVIDUAL_POINTS ? points : text);
            else
                sheet_text(sheet, at, (uint16_t)i, cell, text);
        }
}

bool individual_book_write(const struct config *config, struct db *db, int year, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    WORKBOOK_AUTO struct workbook *book = NULL;
    const char *folder = path_join(config->arena, config->home, "ca-nhan");
    const char *name = arena_printf(config->arena, "ca-nhan-%d.xlsx", year);
    const char *title = arena_printf(config->arena, "Xếp hạng cá nhân năm %d", year);
    if (!individual_rows(db, config, year, NULL, &rows, err)) return false;
    if (result_rows(rows) == 0) return true;
    if (!path_make_folder(folder, 0700, err) ||
        !workbook_open(&book, config->arena, path_join(config->arena, folder, name), title, 0, err))
        return false;
    struct worksheet *sheet = workbook_sheet(book, "Cá nhân");
    unsigned bold = workbook_style(book, &(struct workbook_style){.bold = true, .size = 14});
    sheet_text(sheet, 0, 0, title, bold);
    sheet_text(sheet, 1, 0, "Có họ tên: chỉ dùng trong xã, không công bố khi chưa được phê duyệt.",
               0);
    put_heading(book, sheet, result_rows(rows));
    put_rows(book, sheet, rows);
    return workbook_finish(&book, NULL, err);
}
