/*
 * xls_sheet: the cells of one BIFF8 worksheet. An index of its cells is made and put in order
 *            first: records stand by
 * blocks of 32 rows and some writers mix them; merges and hidden rows stand apart from the cells.
 *
 * Units:  rows and columns of the file count from 0.
 */
#include "xls_book.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct cell_at {
    uint16_t row, column;
    uint32_t offset; /* of its record */
};

struct reading {
    const struct xls_book *book;
    struct rows *rows;
    struct cell_at *cells;
    size_t count, capacity;
    bool sorted;
    uint8_t hidden[65536 / 8];
};

static bool add_cell(struct reading *reading, uint16_t row, uint16_t column, size_t offset,
                     struct error *err)
{
    if (reading->count == reading->capacity) {
        size_t capacity = reading->capacity + reading->capacity / 2 + 1024;
        struct cell_at *cells = realloc(reading->cells, capacity * sizeof *cells);
        if (cells == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc trang tính");
        reading->cells = cells;
        reading->capacity = capacity;
    }
    struct cell_at cell = {.row = row, .column = column, .offset = (uint32_t)offset};
    if (reading->count > 0) {
        const struct cell_at *last = &reading->cells[reading->count - 1];
        if (row < last->row || (row == last->row && column < last->column)) reading->sorted = false;
    }
    reading->cells[reading->count++] = cell;
    return true;
}

static bool add_merges(struct reading *reading, const struct xls_record *record, struct error *err)
{
    size_t count = record->length < 2 ? 0 : u16_at(record->data);
    for (size_t i = 0; i < count && 2 + (i + 1) * 8 <= record->length; i++) {
        const uint8_t *at = record->data + 2 + i * 8;
        uint32_t top = u16_at(at), bottom = u16_at(at + 2), left = u16_at(at + 4),
                 right = u16_at(at + 6);
        if (bottom < top || right < left || (top == bottom && left == right)) continue;
        struct merge merge = {
            .row = top + 1, .column = left, .rows = bottom - top + 1, .columns = right - left + 1};
        if (!rows_merge(reading->rows, merge, err)) return false;
    }
    return true;
}

static bool index_record(struct reading *reading, const struct xls_record *record, size_t offset,
                         struct error *err)
{
    const uint8_t *data = record->data;
    switch (record->type) {
    case XLS_ROW:
        if (record->length >= 14 && (u16_at(data + 12) & 0x20) != 0)
            reading->hidden[u16_at(data) / 8] |= (uint8_t)(1U << (u16_at(data) % 8));
        return true;
    case XLS_MERGEDCELLS: return add_merges(reading, record, err);
    case XLS_MULRK:
        for (size_t i = 0; 4 + (i + 1) * 6 + 2 <= record->length; i++)
            if (!add_cell(reading, u16_at(data), (uint16_t)(u16_at(data + 2) + i), offset, err))
                return false;
        return true;
    case XLS_LABELSST:
    case XLS_RK:
        return record->length < 10 ||
               add_cell(reading, u16_at(data), u16_at(data + 2), offset, err);
    case XLS_FORMULA:
    case XLS_NUMBER:
        return record->length < 14 ||
               add_cell(reading, u16_at(data), u16_at(data + 2), offset, err);
    case XLS_LABEL:
    case XLS_RSTRING:
    case XLS_BOOLERR:
        return record->length < 8 || add_cell(reading, u16_at(data), u16_at(data + 2), offset, err);
    default: return true;
    }
}

/* Charts in the sheet bring substreams of their own. */
static bool index_sheet(struct reading *reading, size_t offset, struct error *err)
{
    struct xls_record record;
    int depth = 0;
    do {
        if (!xls_record_at(reading->book, offset, &record))
            return error_set(err, CODE_UNREADABLE_FILE, "tệp Excel cũ (.xls) bị cắt cụt");
        if (record.type == XLS_BOF)
            depth++;
        else if (depth == 0)
            return error_set(err, CODE_UNREADABLE_FILE,
                             "trang tính trong tệp Excel cũ (.xls) bị hỏng");
        else if (record.type == XLS_EOF)
            depth--;
        else if (depth == 1 && !index_record(reading, &record, offset, err))
            return false;
        offset = record.next;
    } while (depth > 0);
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct cell_at *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

static const struct xls_style *style_of(const struct xls_book *book, uint16_t index)
{
    static const struct xls_style plain;
    return index < book->style_count ? &book->styles[index] : &plain;
}

static double rk_value(uint32_t rk)
{
    double number;
    if ((rk & 2) != 0) {
        number = (double)((int32_t)rk >> 2);
    } else {
        uint64_t bits = (uint64_t)(rk & 0xFFFFFFFC) << 32;
        memcpy(&number, &bits, sizeof number);
    }
    return (rk & 1) != 0 ? number / 100 : number;
}

static bool put_number(struct reading *reading, const struct cell_at *at, uint16_t style,
                       double number, unsigned flags, struct error *err)
{
    char text[VALUE_BYTES];
    enum cell_kind kind = CELL_NUMBER;
    enum format_class format = style_of(reading->book, style)->format;
    if (!isfinite(number))
        return rows_put_value(reading->rows, at->column, CELL_ERROR, flags, "#NUM!", err);
    if (format != FORMAT_NUMBER)
        kind = value_serial(number, format, reading->book->epoch_1904, text);
    else
        value_double(number, text);
    return rows_put_value(reading->rows, at->column, kind, flags, text, err);
}

static bool put_text(struct reading *reading, const struct cell_at *at, uint16_t style,
                     struct span text, unsigned flags, struct error *err)
{
    struct span shown =
        font_decode(reading->rows->text, style_of(reading->book, style)->font, text);
    return rows_put(reading->rows, at->column, CELL_TEXT, flags, shown, err);
}

static bool put_error_or_bool(struct reading *reading, const struct cell_at *at, uint8_t value,
                              bool is_error, unsigned flags, struct error *err)
{
    static const struct {
        uint8_t code;
        const char *text;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                  {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
    const char *text = is_error ? "#N/A" : value != 0 ? "TRUE" : "FALSE";
    for (size_t i = 0; is_error && i < sizeof errors / sizeof *errors; i++)
        if (errors[i].code == value) text = errors[i].text;
    return rows_put_value(reading->rows, at->column, is_error ? CELL_ERROR : CELL_BOOL, flags, text,
                          err);
}

/* The text of a LABEL, or of the STRING record that follows a formula. */
static bool put_string(struct reading *reading, const struct cell_at *at,
                       const struct xls_record *record, size_t from, unsigned flags,
                       struct error *err)
{
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, (size_t)reading->book->options->limits.cell_bytes * 4);
    struct xls_cursor cursor = xls_cursor_at(reading->book, record, from);
    if (!xls_string(&cursor, 2, &text))
        return error_set(err, CODE_UNREADABLE_FILE, "chuỗi trong tệp Excel cũ (.xls) bị hỏng");
    const uint8_t *data = reading->book->bytes + at->offset + 4;
    return put_text(reading, at, u16_at(data + 4), buffer_span(&text), flags, err);
}

/* Shared formula and array records may stand between a formula and its text. */
static bool put_formula_text(struct reading *reading, const struct cell_at *at, size_t offset,
                             struct error *err)
{
    struct xls_record record;
    for (int i = 0; i < 4 && xls_record_at(reading->book, offset, &record);
         i++, offset = record.next) {
        if (record.type == XLS_STRING)
            return put_string(reading, at, &record, 0, CELL_FORMULA, err);
        if (record.type == XLS_FORMULA) break;
    }
    return true;
}

static bool put_formula(struct reading *reading, const struct cell_at *at,
                        const struct xls_record *record, struct error *err)
{
    const uint8_t *result = record->data + 6;
    double number;
    if (u16_at(result + 6) != 0xFFFF) {
        memcpy(&number, result, sizeof number);
        return put_number(reading, at, u16_at(record->data + 4), number, CELL_FORMULA, err);
    }
    if (result[0] == 0) return put_formula_text(reading, at, record->next, err);
    if (result[0] == 1 || result[0] == 2)
        return put_error_or_bool(reading, at, result[2], result[0] == 2, CELL_FORMULA, err);
    return true; /* an empty text */
}

static bool put_cell(struct reading *reading, const struct cell_at *at, struct error *err)
{
    struct xls_record record;
    const struct xls_book *book = reading->book;
    if (!xls_record_at(book, at->offset, &record)) return true;
    const uint8_t *data = record.data;
    uint16_t style = u16_at(data + 4);
    unsigned flags;
    double number;
    struct span text;
    switch (record.type) {
    case XLS_MULRK:
        data += 4 + (size_t)(uint16_t)(at->column - u16_at(data + 2)) * 6;
        return put_number(reading, at, u16_at(data), rk_value(u32_at(data + 2)), 0, err);
    case XLS_RK: return put_number(reading, at, style, rk_value(u32_at(data + 6)), 0, err);
    case XLS_NUMBER:
        memcpy(&number, data + 6, sizeof number);
        return put_number(reading, at, style, number, 0, err);
    case XLS_LABELSST:
        if (!string_table_get(&book->strings, u32_at(data + 6), &text, &flags))
            return error_set(err, CODE_UNREADABLE_FILE,
                             "ô ở dòng %d trỏ tới chuỗi dùng chung không có", at->row + 1);
        if (style_of(book, style)->font != FONT_UNICODE)
            return put_text(reading, at, style, text, flags, err);
        return rows_put_kept(reading->rows, at->column, CELL_TEXT, flags, text, err);
    case XLS_BOOLERR: return put_error_or_bool(reading, at, data[6], data[7] != 0, 0, err);
    case XLS_FORMULA: return put_formula(reading, at, &record, err);
    default: return put_string(reading, at, &record, 6, 0, err);
    }
}

static bool send_rows(struct reading *reading, struct error *err)
{
    struct rows *rows = reading->rows;
    for (size_t i = 0; i < reading->count && !rows->enough;) {
        uint16_t row = reading->cells[i].row;
        bool hidden = (reading->hidden[row / 8] >> (row % 8) & 1) != 0;
        if (!rows_begin(rows, row + 1, hidden ? ROW_HIDDEN : 0, err)) return false;
        for (; i < reading->count && reading->cells[i].row == row; i++)
            if (!put_cell(reading, &reading->cells[i], err)) return false;
        if (!rows_end(rows, err)) return false;
    }
    return true;
}

bool xls_sheet_read(const struct xls_book *book, const struct xls_sheet *sheet, struct rows *rows,
                    struct error *err)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc trang tính");
    reading->book = book;
    reading->rows = rows;
    reading->sorted = true;
    bool ok = index_sheet(reading, sheet->offset, err);
    if (ok && !reading->sorted)
        qsort(reading->cells, reading->count, sizeof *reading->cells, by_place);
    rows_merges_sort(rows);
    ok = ok && send_rows(reading, err);
    free(reading->cells);
    free(reading);
    return ok;
}
