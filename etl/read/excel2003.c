/*
 * excel2003: see excel2003.h.
 */
#include "excel2003.h"

#include "cellvalue.h"
#include "rows.h"
#include "xmlpart.h"

#include <string.h>
#include <unistd.h>

enum { SHEETS_MAX = 4000, INDEX_MAX = 1 << 20 };

struct reading {
    struct rows rows;
    bool hidden[SHEETS_MAX];
    uint32_t sheets;
    bool counting;       /* the first pass */
    struct buffer value; /* of <Data>, or of <Visible> while counting */
    char type[16];
    int64_t row, column;  /* of the cell being read: row from 1, column from 0 */
    int64_t across, down; /* cells that the cell covers beside itself */
    int cell_depth;       /* open elements below the cell; 0 = outside */
    bool in_sheet, in_row, in_data, in_visible, formula;
};

/* A whole number of an attribute, within limits; `missing` where there is none. */
static int64_t number(const struct xmlpart_element *element, const char *name, int64_t missing)
{
    struct span text;
    int64_t value;
    if (!xmlpart_attribute(element, name, &text) || !span_to_int64(span_trim(text), &value))
        return missing;
    return value < 0 ? 0 : value > INDEX_MAX ? INDEX_MAX : value;
}

static bool start_sheet(struct reading *reading, const struct xmlpart_element *element,
                        struct error *err)
{
    struct span name;
    if (reading->sheets >= SHEETS_MAX)
        return error_set(err, CODE_UNSAFE_FILE, "sổ tính có quá nhiều trang");
    reading->in_sheet = true;
    reading->row = 0;
    bool hidden = reading->hidden[reading->sheets++];
    if (reading->counting) return true;
    (void)xmlpart_attribute(element, "Name", &name);
    return rows_sheet(&reading->rows, name, hidden, err);
}

static bool start_row(struct reading *reading, const struct xmlpart_element *element,
                      struct error *err)
{
    reading->in_row = true;
    reading->row = number(element, "Index", reading->row + 1);
    reading->column = -1;
    return rows_begin(&reading->rows, reading->row,
                      xmlpart_attribute_true(element, "Hidden") ? ROW_HIDDEN : 0, err);
}

static bool start_cell(struct reading *reading, const struct xmlpart_element *element)
{
    struct span ignored;
    reading->column = number(element, "Index", reading->column + 2) - 1;
    reading->across = number(element, "MergeAcross", 0);
    reading->down = number(element, "MergeDown", 0);
    reading->formula = xmlpart_attribute(element, "Formula", &ignored);
    reading->type[0] = '\0';
    reading->cell_depth = 1;
    buffer_clear(&reading->value);
    reading->value.overflow = false;
    return true;
}

/* Only a <Data> directly in the cell counts: comments have one too. */
static void start_in_cell(struct reading *reading, const struct xmlpart_element *element)
{
    struct span type;
    if (reading->cell_depth++ != 1 || strcmp(element->name, "Data") != 0) return;
    (void)xmlpart_attribute(element, "Type", &type);
    if (type.length < sizeof reading->type) {
        memcpy(reading->type, type.bytes, type.length);
        reading->type[type.length] = '\0';
    }
    reading->in_data = true;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    const char *name = element->name;
    if (reading->cell_depth > 0) {
        start_in_cell(reading, element);
    } else if (reading->in_row) {
        if (strcmp(name, "Cell") == 0) return start_cell(reading, element);
    } else if (!reading->in_sheet) {
        if (strcmp(name, "Worksheet") == 0) return start_sheet(reading, element, err);
    } else if (strcmp(name, "Visible") == 0) {
        reading->in_visible = true;
        buffer_clear(&reading->value);
    } else if (!reading->counting && !reading->rows.enough && strcmp(name, "Row") == 0) {
        return start_row(reading, element, err);
    }
    return true;
}

static bool on_text(void *context, struct span text, struct error *err)
{
    struct reading *reading = context;
    (void)err;
    if (reading->in_data || reading->in_visible) buffer_add_span(&reading->value, text);
    return true;
}

static bool put_cell(struct reading *reading, struct error *err)
{
    char made[VALUE_BYTES];
    struct span value = buffer_span(&reading->value);
    unsigned flags =
        (reading->formula ? CELL_FORMULA : 0u) | (reading->value.overflow ? CELL_TOO_LONG : 0u);
    enum cell_kind kind = CELL_TEXT;
    if (strcmp(reading->type, "Number") == 0 && value_number(value, made))
        kind = CELL_NUMBER;
    else if (strcmp(reading->type, "DateTime") == 0 && value_iso(value, made) != CELL_EMPTY)
        kind = value_iso(value, made);
    else if (strcmp(reading->type, "Boolean") == 0)
        return rows_put_value(&reading->rows, reading->column, CELL_BOOL, flags,
                              span_equals(value, "1") ? "TRUE" : "FALSE", err);
    else if (strcmp(reading->type, "Error") == 0)
        return rows_put(&reading->rows, reading->column, CELL_ERROR, flags, value, err);
    if (kind != CELL_TEXT)
        return rows_put_value(&reading->rows, reading->column, kind, flags, made, err);
    return rows_put(&reading->rows, reading->column, kind, flags, value, err);
}

static bool end_cell(struct reading *reading, struct error *err)
{
    if (!put_cell(reading, err)) return false;
    if (reading->across > 0 || reading->down > 0) {
        struct merge merge = {.row = (uint32_t)reading->row,
                              .column = (uint32_t)reading->column,
                              .rows = (uint32_t)reading->down + 1,
                              .columns = (uint32_t)reading->across + 1};
        if (!rows_merge(&reading->rows, merge, err)) return false;
    }
    reading->column += reading->across;
    return true;
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct reading *reading = context;
    if (reading->cell_depth > 0) {
        if (--reading->cell_depth == 1) reading->in_data = false;
        return reading->cell_depth > 0 || end_cell(reading, err);
    }
    if (reading->in_row && strcmp(name, "Row") == 0) {
        reading->in_row = false;
        return rows_end(&reading->rows, err);
    }
    if (reading->in_visible) {
        reading->in_visible = false;
        reading->hidden[reading->sheets - 1] =
            span_starts_with(span_trim(buffer_span(&reading->value)), "SheetHidden") ||
            span_starts_with(span_trim(buffer_span(&reading->value)), "SheetVeryHidden");
    } else if (reading->in_sheet && strcmp(name, "Worksheet") == 0) {
        reading->in_sheet = false;
        return reading->counting || rows_sheet_end(&reading->rows, err);
    }
    return true;
}

static bool pass(struct reading *reading, int fd, bool counting, struct error *err)
{
    struct xmlpart_source source = xmlpart_source_fd(&fd);
    struct xmlpart_handler handler = {
        .context = reading, .start = on_start, .end = on_end, .text = on_text};
    reading->counting = counting;
    reading->sheets = 0;
    if (lseek(fd, 0, SEEK_SET) != 0) return error_set(err, CODE_FILE_READ, "không đọc được tệp");
    return xmlpart_parse(&source, &handler, NULL, err);
}

static bool tell_file(const struct reading *reading, const struct sheet_sink *sink,
                      struct error *err)
{
    static const char why[] = "bảng tính Excel 2003 dạng XML (XML Spreadsheet 2003)";
    struct file_info info = {.kind = KIND_XML, .encoding = "UTF-8", .sheet_count = reading->sheets};
    memcpy(info.explanation, why, sizeof why);
    if (reading->sheets == 0) return error_set(err, CODE_EMPTY_FILE, "sổ tính không có trang nào");
    return sink->file(sink->context, &info, err);
}

bool excel2003_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
                    struct error *err)
{
    struct reading reading = {.counting = true};
    rows_init(&reading.rows, options, sink);
    buffer_init(&reading.value, (size_t)options->limits.cell_bytes + 1);
    bool ok = pass(&reading, fd, true, err) && tell_file(&reading, sink, err) &&
              pass(&reading, fd, false, err);
    buffer_release(&reading.value);
    rows_release(&reading.rows);
    return ok;
}
