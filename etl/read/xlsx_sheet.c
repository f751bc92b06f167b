/*
 * xlsx_sheet: the rows and cells of one worksheet part, as they stream by.
 *
 * In:     sheetData alone; rows and cells may lack their references; the dimension is never looked
 *         at.
 * Out:    rows into struct rows. A cached formula value is the cell's value (CELL_FORMULA).
 * Errors: CODE_UNREADABLE_FILE (references or string numbers that lead nowhere, rows out of order).
 * Source: ECMA-376 18.3.1.
 */
#include "xlsx_cells.h"
#include "xlsx_plain.h"
#include "xlsx_text.h"

#include <string.h>

struct reading {
    struct xlsx_cells cells;
    struct arena *arena; /* of one inline string */
    struct xlsx_text text;
    struct span value; /* of <v>: in the short one or, where it is longer, in the long one */
    char short_value[64];
    struct buffer long_value;
    int depth; /* open elements in the cell, outside of inline strings */
    bool in_data, in_row, in_cell, in_value, in_inline;
};

static bool start_row(struct reading *reading, const struct xmlpart_element *element,
                      struct error *err)
{
    struct span text;
    int64_t row = reading->cells.row + 1;
    if (xmlpart_attribute(element, "r", &text) &&
        (!span_to_int64(span_trim(text), &row) || row < 1 || row > XLSX_ROW_MAX))
        return error_set(err, CODE_UNREADABLE_FILE, "số dòng trong trang tính không hợp lệ");
    if (row > XLSX_ROW_MAX)
        return error_set(err, CODE_UNREADABLE_FILE, "trang tính có quá %d dòng", XLSX_ROW_MAX);
    reading->cells.row = row;
    reading->cells.column = -1;
    reading->in_row = true;
    return rows_begin(reading->cells.rows, row,
                      xmlpart_attribute_true(element, "hidden") ? ROW_HIDDEN : 0, err);
}

static bool start_cell(struct reading *reading, const struct xmlpart_element *element,
                       struct error *err)
{
    int64_t row;
    reading->cells.column++;
    reading->cells.style = XLSX_NO_STYLE;
    reading->cells.type = XLSX_NUMBER;
    for (int i = 0; i < element->count; i++) {
        struct span value;
        const char *name = xmlpart_attribute_at(element, i, &value, NULL);
        if (name[0] == '\0' || name[1] != '\0') continue;
        if (name[0] == 'r' && !xlsx_reference(value, &row, &reading->cells.column))
            return error_set(err, CODE_UNREADABLE_FILE, "địa chỉ ô không hợp lệ ở dòng %lld",
                             (long long)reading->cells.row);
        if (name[0] == 't') reading->cells.type = xlsx_type_of(value);
        if (name[0] == 's') (void)span_to_int64(value, &reading->cells.style);
    }
    reading->in_cell = true;
    reading->depth = 0;
    reading->cells.formula = reading->in_value = reading->in_inline = false;
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
            reading->cells.formula = true;
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

static bool end_cell(struct reading *reading, struct error *err)
{
    reading->in_cell = false;
    if (reading->cells.type == XLSX_INLINE) {
        const struct buffer *text = &reading->text.text;
        bool ok = xlsx_cell_put(&reading->cells, buffer_span(text),
                                text->overflow ? CELL_TOO_LONG : 0, err);
        xlsx_text_begin(&reading->text);
        arena_reset(reading->arena);
        return ok;
    }
    bool too_long = reading->value.bytes != reading->short_value && reading->long_value.overflow;
    return xlsx_cell_put(&reading->cells, reading->value, too_long ? CELL_TOO_LONG : 0, err);
}

static bool end_row(struct reading *reading, struct error *err)
{
    reading->in_row = false;
    if (!rows_end(reading->cells.rows, err)) return false;
    return !reading->cells.rows->enough; /* false without an error: an early stop */
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

/* Plain rows are taken out of the stream before libxml2 sees it: see xlsx_plain.h. */
static bool parse(struct reading *reading, struct archive *archive, int64_t part,
                  const struct xmlpart_handler *handler, struct error *err)
{
    bool stopped = false;
    struct xlsx_plain *plain = xlsx_plain_open(archive, &reading->cells);
    struct xmlpart_source source = {.context = plain, .read = xlsx_plain_read};
    bool ok = archive_part_open(archive, part, err) &&
              xmlpart_parse(&source, handler, &stopped, err) &&
              (stopped || archive_part_drain(archive, err));
    archive_part_close(archive);
    xlsx_plain_close(plain);
    return ok;
}

bool xlsx_sheet_read(struct xlsx_book *book, const struct xlsx_sheet *sheet, struct rows *rows,
                     struct error *err)
{
    struct reading reading = {.cells = {.book = book, .rows = rows},
                              .arena = arena_open((size_t)16 << 20)};
    struct xmlpart_handler handler = {
        .context = &reading, .start = on_start, .end = on_end, .text = on_text};
    size_t limit = (size_t)book->options->limits.cell_bytes + 1;
    xlsx_text_init(&reading.text, reading.arena, limit);
    xlsx_text_begin(&reading.text);
    buffer_init(&reading.long_value, limit);
    bool ok = parse(&reading, book->archive, sheet->part, &handler, err);
    buffer_release(&reading.long_value);
    xlsx_text_release(&reading.text);
    arena_close(reading.arena);
    return ok;
}
