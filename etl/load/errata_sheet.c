/*
 * errata_sheet: see errata_sheet.h. Columns stand where they stood in the source, so that findings'
 *               columns fit; the reason
 * and the place follow behind (in a form of labels they stand in front: the number must stay the
 * label's next cell).
 */
#include "errata_sheet.h"

#include "base/unicode.h"
#include "contract/slip.h"
#include "form_column.h"
#include "sql.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 256, REASON_BYTES = 32768, OWN_COLUMNS = 2 };

struct sheet {
    struct arena *arena;
    const struct errata_source *source;
    struct worksheet *out;
    struct result *headings, *cells, *reasons;
    const char *heading[COLUMNS]; /* of the source; NULL = none */
    bool own[COLUMNS];            /* a column that an earlier slip had added */
    uint16_t width, shift;        /* columns of the source; how far they are moved to the right */
    unsigned title, plain, advice, head, cell, wrong, reason;
};

static void make_looks(struct sheet *sheet, struct workbook *book)
{
    static const uint32_t green = 0xDDEBDA, red = 0xF8CBAD, grey = 0xF2F2F2;
    struct workbook_style cell = {.border = true, .wrap = true, .number_format = "@"};
    struct workbook_style wrong = cell, reason = cell, head = cell;
    wrong.fill = red;
    reason.fill = grey;
    head.fill = green;
    head.bold = head.centre = true;
    sheet->cell = workbook_style(book, &cell);
    sheet->wrong = workbook_style(book, &wrong);
    sheet->reason = workbook_style(book, &reason);
    sheet->head = workbook_style(book, &head);
    sheet->title = workbook_style(book, &(struct workbook_style){.bold = true, .size = 14});
    sheet->plain = workbook_style(book, &(struct workbook_style){.number_format = "@"});
    sheet->advice = workbook_style(book, &(struct workbook_style){.italic = true});
}

static bool is_own(struct arena *arena, const char *heading)
{
    struct span folded = fold(arena, span_of(heading));
    return span_equal(folded, fold(arena, span_of(SLIP_REASON))) ||
           span_equal(folded, fold(arena, span_of(SLIP_PLACE)));
}

/* How wide the source is, and which of its columns an earlier slip had added. */
static void measure(struct sheet *sheet)
{
    const struct errata_source *source = sheet->source;
    bool labels = source->contract->labels;
    for (int i = 0; i < result_rows(sheet->headings); i++) {
        int64_t column = result_int(sheet->headings, i, 0);
        if (column < 0 || column >= COLUMNS) continue;
        sheet->heading[column] = result_text(sheet->headings, i, 1);
        sheet->own[column] = is_own(sheet->arena, sheet->heading[column]);
        if (!sheet->own[column] && *sheet->heading[column] && column >= sheet->width)
            sheet->width = (uint16_t)(column + 1);
    }
    for (uint16_t i = 0; labels && source->supplement && i < OWN_COLUMNS; i++) sheet->own[i] = true;
    for (int i = 0; i < result_rows(sheet->cells); i++) {
        int64_t column = result_int(sheet->cells, i, 1);
        if (column >= 0 && column < COLUMNS && !sheet->own[column] && column >= sheet->width &&
            *result_text(sheet->cells, i, 2))
            sheet->width = (uint16_t)(column + 1);
    }
    sheet->shift = labels && !source->supplement ? OWN_COLUMNS : 0;
}

static uint32_t put_title(struct sheet *sheet)
{
    const struct errata_source *source = sheet->source;
    struct arena *arena = sheet->arena;
    int year, month;
    uint32_t row = 0;
    sheet_text(sheet->out, row++, 0,
               arena_printf(arena, "Các dòng cần sửa: %s", source->contract->name), sheet->title);
    if (*source->village)
        sheet_text(sheet->out, row++, 0, arena_printf(arena, "Thôn: %s", source->village),
                   sheet->plain);
    if (sscanf(source->month, "%d-%d", &year, &month) == 2)
        sheet_text(sheet->out, row++, 0, arena_printf(arena, "Tháng %d năm %d", month, year),
                   sheet->plain);
    if (*source->exported)
        sheet_text(sheet->out, row++, 0,
                   arena_printf(arena, "Thời điểm xuất: %s", source->exported), sheet->plain);
    sheet_text(sheet->out, row++, 0,
               arena_printf(arena, SLIP_NUMBER ": %s (giữ nguyên dòng này)", source->slip),
               sheet->plain);
    sheet_text(
        sheet->out, row++, 0,
        "Sửa các ô tô màu ngay trong từng dòng rồi gửi lại cả tệp này; dòng không cần nữa thì xóa đi. "
        "Không phải chép lại các dòng khác của tháng.",
        sheet->advice);
    return row;
}

static uint16_t own_column(const struct sheet *sheet, uint16_t which)
{
    return sheet->source->contract->labels ? which : (uint16_t)(sheet->width + which);
}

static void put_headings(struct sheet *sheet, uint32_t row)
{
    enum { REASON_WIDTH = 60, PLACE_WIDTH = 34, COLUMN_WIDTH = 18 };
    bool labels = sheet->source->contract->labels;
    for (uint16_t i = 0; i < sheet->width; i++) {
        uint16_t column = (uint16_t)(i + sheet->shift);
        sheet_width(sheet->out, column, column, labels ? PLACE_WIDTH : COLUMN_WIDTH, sheet->plain);
        if (!labels && sheet->heading[i] != NULL)
            sheet_text(sheet->out, row, column, sheet->heading[i], sheet->head);
    }
    sheet_text(sheet->out, row, own_column(sheet, 0), SLIP_REASON, sheet->head);
    sheet_text(sheet->out, row, own_column(sheet, 1), SLIP_PLACE, sheet->head);
    sheet_width(sheet->out, own_column(sheet, 0), own_column(sheet, 0), REASON_WIDTH, 0);
    sheet_width(sheet->out, own_column(sheet, 1), own_column(sheet, 1), PLACE_WIDTH, 0);
}

/* "Ngày: ngày không đọc được hoặc không có trong lịch. Viết ngày theo dạng …" */
static void say(struct sheet *sheet, struct buffer *out, int reason)
{
    const struct contract *contract = sheet->source->contract;
    enum code code = code_named(result_text(sheet->reasons, reason, 1));
    int64_t column = result_int(sheet->reasons, reason, 3);
    int index = contract_field(contract, result_text(sheet->reasons, reason, 2));
    const struct field *field = index < 0 ? NULL : &contract->fields[index];
    const char *name = column >= 0 && column < sheet->width ? sheet->heading[column] : NULL;
    if ((name == NULL || *name == '\0') && field != NULL) name = field->title;
    if (out->length > 0) buffer_add_char(out, '\n');
    size_t length = name == NULL ? 0 : strlen(name);
    while (length > 0 && strchr(" *:", name[length - 1]) != NULL) length--;
    if (length > 0) buffer_printf(out, "%.*s: ", (int)length, name);
    buffer_printf(out, "%s.", code_info(code)->text);
    if (*code_info(code)->hint) buffer_printf(out, " %s", code_info(code)->hint);
    if (code == CODE_VALUE_NOT_IN_LIST && field != NULL && field->choice_count > 0)
        buffer_printf(out, " Danh mục: %s.", form_list(sheet->arena, field));
}

static void put_cells(struct sheet *sheet, uint32_t row, int *cell, const bool *wrong)
{
    const char *texts[COLUMNS] = {NULL};
    int64_t number = result_int(sheet->cells, *cell, 0);
    for (; *cell < result_rows(sheet->cells) && result_int(sheet->cells, *cell, 0) == number;
         ++*cell) {
        int64_t column = result_int(sheet->cells, *cell, 1);
        if (column >= 0 && column < COLUMNS) texts[column] = result_text(sheet->cells, *cell, 2);
    }
    for (uint16_t i = 0; i < sheet->width; i++) {
        unsigned look = wrong[i] ? sheet->wrong : sheet->cell;
        if (sheet->own[i]) continue;
        if (texts[i] == NULL || *texts[i] == '\0')
            sheet_blank(sheet->out, row, (uint16_t)(i + sheet->shift), look);
        else
            sheet_text(sheet->out, row, (uint16_t)(i + sheet->shift), texts[i], look);
    }
}

/* One rejected row: its cells, the wrong ones coloured, and why. */
static void put_row(struct sheet *sheet, uint32_t row, int *cell, int *reason)
{
    const struct errata_source *source = sheet->source;
    bool wrong[COLUMNS] = {false};
    int64_t number = result_int(sheet->cells, *cell, 0);
    BUFFER_AUTO struct buffer why;
    buffer_init(&why, REASON_BYTES);
    int first = *reason;
    for (;
         *reason < result_rows(sheet->reasons) && result_int(sheet->reasons, *reason, 0) == number;
         ++*reason) {
        int64_t column = result_int(sheet->reasons, *reason, 3);
        if (column >= 0 && column < sheet->width) wrong[column] = true;
        say(sheet, &why, *reason);
    }
    put_cells(sheet, row, cell, wrong);
    for (uint16_t i = 0; i < sheet->width; i++)
        if (wrong[i] && !sheet->own[i]) {
            sheet_note(sheet->out, row, (uint16_t)(i + sheet->shift), why.bytes);
            break;
        }
    if (*reason == first) buffer_add_text(&why, "Xem lại dòng này.");
    sheet_text(sheet->out, row, own_column(sheet, 0), why.bytes, sheet->reason);
    const char *tab =
        *source->sheet_name ? arena_printf(sheet->arena, ", trang “%s”", source->sheet_name) : "";
    sheet_text(
        sheet->out, row, own_column(sheet, 1),
        arena_printf(sheet->arena, "%s%s, dòng %lld", source->file_name, tab, (long long)number),
        sheet->reason);
}

static bool ask(const struct config *config, struct db *db, struct sheet *sheet, struct error *err)
{
    char limit[16];
    snprintf(limit, sizeof limit, "%d", ERRATA_ROWS);
    const char *parameters[] = {config_text(config, "commune-code"), sheet->source->file_id,
                                sheet->source->sheet_no, limit};
    return db_run(db, sql_errata_headings, 3, parameters, &sheet->headings, err) &&
           db_run(db, sql_errata_cells, 4, parameters, &sheet->cells, err) &&
           db_run(db, sql_errata_reasons, 4, parameters, &sheet->reasons, err);
}

static void release(struct sheet *sheet)
{
    result_releasep(&sheet->headings);
    result_releasep(&sheet->cells);
    result_releasep(&sheet->reasons);
}

bool errata_sheet(const struct config *config, struct db *db, struct workbook *book,
                  const struct errata_source *source, int64_t *ret_rows, struct error *err)
{
    struct sheet sheet = {.arena = source->arena, .source = source};
    bool asked = ask(config, db, &sheet, err);
    int cell = 0, reason = 0;
    int64_t rows = 0;
    if (asked) {
        sheet.out = workbook_sheet(book, source->contract->name);
        make_looks(&sheet, book);
        measure(&sheet);
        uint32_t row = put_title(&sheet);
        put_headings(&sheet, row++);
        if (!source->contract->labels) sheet_freeze(sheet.out, row, 0);
        sheet_landscape(sheet.out);
        for (; cell < result_rows(sheet.cells); rows++) {
            int64_t number = result_int(sheet.cells, cell, 0);
            while (reason < result_rows(sheet.reasons) &&
                   result_int(sheet.reasons, reason, 0) < number)
                reason++;
            put_row(&sheet, row++, &cell, &reason);
        }
        *ret_rows = rows;
    }
    release(&sheet);
    return asked;
}
