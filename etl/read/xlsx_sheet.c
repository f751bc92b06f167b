/*
 * xlsx_sheet: the rows and cells of one worksheet part, as they stream by.
 *
 * In:     sheetData alone; rows and cells may lack their references; the dimension is never looked at.
 * Out:    rows into struct rows. A cached formula value is the cell's value (CELL_FORMULA).
 * Errors: CODE_UNREADABLE_FILE (references or string numbers that lead nowhere, rows out of order).
 * Source: ECMA-376 18.3.1.
 */
#include "xlsx_book.h"
#include "xlsx_text.h"

#include <string.h>

enum { ROW_MAX = 1048576, NO_STYLE = -1 };

enum type { TYPE_NUMBER, TYPE_SHARED, TYPE_INLINE, TYPE_STRING, TYPE_BOOL, TYPE_ERROR, TYPE_DATE };

struct reading {
    struct xlsx_book *book;
    struct rows *rows;
    struct arena *arena; /* of one inline string */
    struct xlsx_text text;
    struct span value; /* of <v>: in the short one or, where it is longer, in the long one */
    char short_value[64];
    struct buffer long_value;
    int64_t row, column; /* of the cell being read; row from 1 */
    int64_t style;
    enum type type;
    int depth; /* open elements in the cell, outside of inline strings */
    bool in_data, in_row, in_cell, in_value, in_inline, formula;
};

static enum type type_of(struct span text)
{
    if (text.length == 1) switch (text.bytes[0]) {
        case 's': return TYPE_SHARED;
        case 'b': return TYPE_BOOL;
        case 'e': return TYPE_ERROR;
        case 'd': return TYPE_DATE;
        default: return TYPE_NUMBER;
        }
    if (span_equals(text, "str")) return TYPE_STRING;
    return span_equals(text, "inlineStr") ? TYPE_INLINE : TYPE_NUMBER;
}

static bool start_row(struct reading *reading, const struct xmlpart_element *element,
                      struct error *err)
{
    struct span text;
    int64_t row = reading->row + 1;
    if (xmlpart_attribute(element, "r", &text) &&
        (!span_to_int64(span_trim(text), &row) || row < 1 || row > ROW_MAX))
        return error_set(err, CODE_UNREADABLE_FILE, "số dòng trong trang tính không hợp lệ");
    if (row > ROW_MAX)
        return error_set(err, CODE_UNREADABLE_FILE, "trang tính có quá %d dòng", ROW_MAX);
    reading->row = row;
    reading->column = -1;
    reading->in_row = true;
    return rows_begin(reading->rows, row,
                      xmlpart_attribute_true(element, "hidden") ? ROW_HIDDEN : 0, err);
}

static bool start_cell(struct reading *reading, const struct xmlpart_element *element,
                       struct error *err)
{
    int64_t row;
    reading->column++;
    reading->style = NO_STYLE;
    reading->type = TYPE_NUMBER;
    for (int i = 0; i < element->count; i++) {
        struct span value;
        const char *name = xmlpart_attribute_at(element, i, &value, NULL);
        if (name[0] == '\0' || name[1] != '\0') continue;
        if (name[0] == 'r' && !xlsx_reference(value, &row, &reading->column))
            return error_set(err, CODE_UNREADABLE_FILE, "địa chỉ ô không hợp lệ ở dòng %lld",
                             (long long)reading->row);
        if (name[0] == 't') reading->type = type_of(value);
        if (name[0] == 's') (void)span_to_int64(value, &reading->style);
    }
    reading->in_cell = true;
    reading->depth = 0;
    reading->formula = reading->in_value = reading->in_inline = false;
    reading->value = span_make(reading->short_value, 0);
    return true;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    const char *name = element->name;
    if (reading->in_inline) {
        xlsx_text_start(&reading->text, element);
    } else if (reading->in_cell) {
        if (reading->depth++ > 0) return true; /* extensions may hold elements of any name */
        if (strcmp(name, "v") == 0)
            reading->in_value = true;
        else if (strcmp(name, "f") == 0)
            reading->formula = true;
        else if (strcmp(name, "is") == 0) {
            reading->depth = 0;
            reading->in_inline = true;
            xlsx_text_begin(&reading->text);
        }
    } else if (reading->in_row) {
        if (strcmp(name, "c") == 0) return start_cell(reading, element, err);
    } else if (reading->in_data) {
        if (strcmp(name, "row") == 0) return start_row(reading, element, err);
    } else if (strcmp(name, "sheetData") == 0) {
        reading->in_data = true;
    }
    return true;
}

/* Nearly all values fit the short one: no buffer has to be managed for them. */
static void add_value(struct reading *reading, struct span text)
{
    struct span *value = &reading->value;
    if (value->bytes == reading->short_value &&
        value->length + text.length <= sizeof reading->short_value) {
        memcpy(reading->short_value + value->length, text.bytes, text.length);
        value->length += text.length;
        return;
    }
    if (value->bytes == reading->short_value) {
        buffer_clear(&reading->long_value);
        reading->long_value.overflow = false;
        buffer_add_span(&reading->long_value, *value);
    }
    buffer_add_span(&reading->long_value, text);
    *value = buffer_span(&reading->long_value);
}

static bool on_text(void *context, struct span text, struct error *err)
{
    struct reading *reading = context;
    (void)err;
    if (reading->in_value)
        add_value(reading, text);
    else if (reading->in_inline)
        xlsx_text_add(&reading->text, text);
    return true;
}

static const struct xlsx_style *style_of(const struct reading *reading)
{
    static const struct xlsx_style plain;
    const struct xlsx_book *book = reading->book;
    bool known = reading->style >= 0 && (size_t)reading->style < book->style_count;
    return known ? &book->styles[reading->style] : &plain;
}

static bool put_text(struct reading *reading, struct span text, unsigned flags, struct error *err)
{
    struct span shown = xlsx_text_shown(reading->rows->text, text, style_of(reading)->font);
    return rows_put(reading->rows, reading->column, CELL_TEXT, flags, shown, err);
}

static bool put_shared(struct reading *reading, struct error *err)
{
    int64_t i;
    struct span text;
    unsigned flags, formula = reading->formula ? CELL_FORMULA : 0;
    if (!span_to_int64(span_trim(reading->value), &i) || i < 0 ||
        !string_table_get(&reading->book->strings, (size_t)i, &text, &flags))
        return error_set(err, CODE_UNREADABLE_FILE,
                         "ô ở dòng %lld trỏ tới chuỗi dùng chung không có",
                         (long long)reading->row);
    bool marked = text.length > 0 && (text.bytes[0] == XLSX_RAW || text.bytes[0] == XLSX_DECODED);
    if (marked || style_of(reading)->font != FONT_UNICODE)
        return put_text(reading, text, flags | formula, err);
    return rows_put_kept(reading->rows, reading->column, CELL_TEXT, flags | formula, text, err);
}

static bool put_number(struct reading *reading, struct span value, struct error *err)
{
    char text[VALUE_BYTES];
    double number;
    enum cell_kind kind = CELL_NUMBER;
    enum format_class format = style_of(reading)->format;
    if (format != FORMAT_NUMBER && value_parse(value, &number))
        kind = value_serial(number, format, reading->book->epoch_1904, text);
    else if (!value_number(value,
                           text)) /* no number, whatever the type says: what stands there is text */
        return rows_put(reading->rows, reading->column, CELL_TEXT,
                        reading->formula ? CELL_FORMULA : 0, value, err);
    return rows_put_value(reading->rows, reading->column, kind, reading->formula ? CELL_FORMULA : 0,
                          text, err);
}

static bool put_date(struct reading *reading, struct span value, struct error *err)
{
    char text[VALUE_BYTES];
    enum cell_kind kind = value_iso(value, text);
    if (kind == CELL_EMPTY) return put_number(reading, value, err);
    return rows_put_value(reading->rows, reading->column, kind, reading->formula ? CELL_FORMULA : 0,
                          text, err);
}

static bool put_string(struct reading *reading, struct span value, unsigned flags,
                       struct error *err)
{
    BUFFER_AUTO struct buffer plain;
    buffer_init(&plain, value.length + 1);
    xlsx_unescape(&plain, value);
    return put_text(reading, buffer_span(&plain), flags, err);
}

static bool end_cell(struct reading *reading, struct error *err)
{
    struct span value = reading->value;
    bool too_long = value.bytes != reading->short_value && reading->long_value.overflow;
    unsigned flags = (reading->formula ? CELL_FORMULA : 0u) | (too_long ? CELL_TOO_LONG : 0u);
    reading->in_cell = false;
    if (reading->type == TYPE_INLINE) {
        if (reading->text.text.overflow) flags |= CELL_TOO_LONG;
        bool ok = put_text(reading, buffer_span(&reading->text.text), flags, err);
        xlsx_text_begin(&reading->text);
        arena_reset(reading->arena);
        return ok;
    }
    if (value.length == 0) return true;
    switch (reading->type) {
    case TYPE_SHARED: return put_shared(reading, err);
    case TYPE_STRING: return put_string(reading, value, flags, err);
    case TYPE_ERROR: return rows_put(reading->rows, reading->column, CELL_ERROR, flags, value, err);
    case TYPE_BOOL: {
        bool set = span_equals(value, "1") || span_equals(value, "true");
        return rows_put_value(reading->rows, reading->column, CELL_BOOL, flags,
                              set ? "TRUE" : "FALSE", err);
    }
    case TYPE_DATE: return put_date(reading, value, err);
    default: return put_number(reading, value, err);
    }
}

static bool end_row(struct reading *reading, struct error *err)
{
    reading->in_row = false;
    if (!rows_end(reading->rows, err)) return false;
    return !reading->rows->enough; /* false without an error: an early stop */
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct reading *reading = context;
    if (reading->in_inline) {
        if (strcmp(name, "is") == 0)
            reading->in_inline = false;
        else
            xlsx_text_end(&reading->text, name);
    } else if (reading->in_cell) {
        if (reading->depth == 0) return end_cell(reading, err);
        if (--reading->depth == 0) reading->in_value = false;
    } else if (reading->in_row) {
        if (strcmp(name, "row") == 0) return end_row(reading, err);
    } else if (strcmp(name, "sheetData") == 0) {
        reading->in_data = false;
    }
    return true;
}

bool xlsx_sheet_read(struct xlsx_book *book, const struct xlsx_sheet *sheet, struct rows *rows,
                     struct error *err)
{
    struct reading reading = {.book = book, .rows = rows, .arena = arena_open((size_t)16 << 20)};
    struct xmlpart_handler handler = {
        .context = &reading, .start = on_start, .end = on_end, .text = on_text};
    size_t limit = (size_t)book->options->limits.cell_bytes + 1;
    xlsx_text_init(&reading.text, reading.arena, limit);
    xlsx_text_begin(&reading.text);
    buffer_init(&reading.long_value, limit);
    bool ok = archive_parse(book->archive, sheet->part, &handler, err);
    buffer_release(&reading.long_value);
    xlsx_text_release(&reading.text);
    arena_close(reading.arena);
    return ok;
}
