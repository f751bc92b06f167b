/*
 * ods_tables: sheets, rows and cells of an OpenDocument spreadsheet, as they stream by; see
 *             ods_parts.h.
 *
 * Only tables directly below office:spreadsheet are sheets: tracked changes, links and cells may
 * hold others.
 */
#include "ods_parts.h"

#include "cellvalue.h"

#include <stdio.h>
#include <string.h>

enum { DEFAULTS_MAX = 4096 };
static const char calcext[] =
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

/* Fonts of columns whose cells name no style. */
struct column_run {
    int64_t end; /* first column behind */
    enum font_class font;
};

struct ods_cell {
    int64_t repeat, span_rows, span_columns;
    char type[16];
    bool error, formula, covered, has_value;
    struct buffer value;
};

struct ods_tables {
    struct rows rows;
    struct ods_styles *styles;
    struct ods_text text;
    struct arena *arena; /* of one cell's decoding */
    struct ods_cell cell;
    struct column_run *columns;
    size_t column_count;
    int64_t row, column, row_repeat; /* row from 1 */
    enum font_class row_font;
    int depth, table_depth, row_depth, cell_depth; /* 0 = not inside */
    int spreadsheet_depth;
};

struct ods_tables *ods_tables_open(const struct read_options *options,
                                   const struct sheet_sink *sink, struct ods_styles *styles,
                                   struct arena *arena)
{
    struct ods_tables *tables = arena_alloc(arena, sizeof *tables);
    size_t limit = (size_t)options->limits.cell_bytes + 1;
    rows_init(&tables->rows, options, sink);
    tables->styles = styles;
    tables->arena = arena_open((size_t)16 << 20);
    tables->columns = arena_array(arena, DEFAULTS_MAX, sizeof *tables->columns);
    ods_text_init(&tables->text, styles, tables->arena, limit);
    buffer_init(&tables->cell.value, limit);
    return tables;
}

void ods_tables_close(struct ods_tables *tables)
{
    rows_release(&tables->rows);
    ods_text_release(&tables->text);
    buffer_release(&tables->cell.value);
    arena_close(tables->arena);
}

static bool start_table(struct ods_tables *tables, const struct xmlpart_element *element,
                        struct error *err)
{
    struct span name, style;
    (void)xmlpart_attribute(element, "name", &name);
    (void)xmlpart_attribute(element, "style-name", &style);
    ods_styles_sort(tables->styles);
    tables->table_depth = tables->depth;
    tables->row = 1;
    tables->column_count = 0;
    return rows_sheet(&tables->rows, name, ods_style_hidden(tables->styles, style), err);
}

static void add_column(struct ods_tables *tables, const struct xmlpart_element *element)
{
    struct span style, repeated;
    int64_t from = tables->column_count == 0 ? 0 : tables->columns[tables->column_count - 1].end;
    if (!tables->styles->old_fonts || tables->column_count >= DEFAULTS_MAX) return;
    (void)xmlpart_attribute(element, "default-cell-style-name", &style);
    (void)xmlpart_attribute(element, "number-columns-repeated", &repeated);
    tables->columns[tables->column_count++] = (struct column_run){
        .end = from + ods_repeat(repeated), .font = ods_style_font(tables->styles, style)};
}

static bool start_row(struct ods_tables *tables, const struct xmlpart_element *element,
                      struct error *err)
{
    struct span repeated, visibility, style;
    (void)xmlpart_attribute(element, "number-rows-repeated", &repeated);
    (void)xmlpart_attribute(element, "visibility", &visibility);
    tables->row_font = FONT_UNICODE;
    if (xmlpart_attribute(element, "default-cell-style-name", &style))
        tables->row_font = ods_style_font(tables->styles, style);
    tables->row_depth = tables->depth;
    tables->row_repeat = ods_repeat(repeated);
    tables->column = 0;
    bool hidden = visibility.length > 0 && !span_equals(visibility, "visible");
    return rows_begin(&tables->rows, tables->row, hidden ? ROW_HIDDEN : 0, err);
}

static enum font_class cell_font(const struct ods_tables *tables, struct span style)
{
    if (style.length > 0) return ods_style_font(tables->styles, style);
    if (tables->row_font != FONT_UNICODE) return tables->row_font;
    for (size_t i = 0; i < tables->column_count; i++)
        if (tables->column < tables->columns[i].end) return tables->columns[i].font;
    return FONT_UNICODE;
}

static void take_attribute(struct ods_cell *cell, const char *name, const char *uri,
                           struct span value)
{
    if (strcmp(name, "value-type") == 0) {
        if (strcmp(uri, calcext) == 0)
            cell->error = span_equals(value, "error");
        else if (value.length < sizeof cell->type)
            memcpy(cell->type, value.bytes, value.length), cell->type[value.length] = '\0';
    } else if (strcmp(name, "value") == 0 || strcmp(name, "date-value") == 0 ||
               strcmp(name, "time-value") == 0 || strcmp(name, "boolean-value") == 0 ||
               strcmp(name, "string-value") == 0) {
        cell->has_value = true;
        buffer_clear(&cell->value);
        buffer_add_span(&cell->value, value);
    } else if (strcmp(name, "formula") == 0) {
        cell->formula = true;
    } else if (strcmp(name, "number-columns-repeated") == 0) {
        cell->repeat = ods_repeat(value);
    } else if (strcmp(name, "number-columns-spanned") == 0) {
        cell->span_columns = ods_repeat(value);
    } else if (strcmp(name, "number-rows-spanned") == 0) {
        cell->span_rows = ods_repeat(value);
    }
}

static void start_cell(struct ods_tables *tables, const struct xmlpart_element *element,
                       bool covered)
{
    struct ods_cell *cell = &tables->cell;
    struct buffer value = cell->value;
    struct span style;
    buffer_clear(&value);
    value.overflow = false;
    *cell = (struct ods_cell){
        .repeat = 1, .span_rows = 1, .span_columns = 1, .covered = covered, .value = value};
    for (int i = 0; i < element->count; i++) {
        const char *uri;
        struct span text;
        const char *name = xmlpart_attribute_at(element, i, &text, &uri);
        take_attribute(cell, name, uri, text);
    }
    (void)xmlpart_attribute(element, "style-name", &style);
    tables->cell_depth = tables->depth;
    ods_text_begin(&tables->text,
                   tables->styles->old_fonts ? cell_font(tables, style) : FONT_UNICODE);
}

/* LibreOffice writes booleans that came from Excel as numbers that are shown as words. */
static bool shows_boolean(struct span shown)
{
    static const char *const words[] = {"TRUE", "FALSE", "ĐÚNG", "SAI"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_equals(shown, words[i])) return true;
    return false;
}

/* The kind of a cell by its value attribute, written into `made`; CELL_TEXT where it has none. */
static enum cell_kind kind_of(const struct ods_cell *cell, struct span shown,
                              char made[VALUE_BYTES])
{
    struct span value = buffer_span(&cell->value);
    enum cell_kind kind = CELL_EMPTY;
    if (!cell->has_value || strcmp(cell->type, "string") == 0) return CELL_TEXT;
    if (strcmp(cell->type, "boolean") == 0 || shows_boolean(shown)) {
        bool set = span_equals(value, "true") || span_equals(value, "1");
        (void)snprintf(made, VALUE_BYTES, "%s", set ? "TRUE" : "FALSE");
        return CELL_BOOL;
    }
    if (strcmp(cell->type, "date") == 0) kind = value_iso(value, made);
    if (strcmp(cell->type, "time") == 0) kind = value_duration(value, made);
    if (kind == CELL_EMPTY && value_number(value, made)) kind = CELL_NUMBER;
    return kind == CELL_EMPTY ? CELL_TEXT : kind;
}

/* Kind and text of the cell that ended; *ret_text lives in `made` or in the cell. */
static enum cell_kind value_of(struct ods_tables *tables, char made[VALUE_BYTES],
                               struct span *ret_text, unsigned *flags)
{
    const struct ods_cell *cell = &tables->cell;
    struct span value = buffer_span(&cell->value), shown = buffer_span(&tables->text.text);
    enum cell_kind kind = cell->error ? CELL_ERROR : kind_of(cell, shown, made);
    if (cell->formula) *flags |= CELL_FORMULA;
    *ret_text = kind == CELL_ERROR || kind == CELL_TEXT ? shown : span_of(made);
    if (kind != CELL_TEXT) return kind;
    bool told = cell->has_value && (strcmp(cell->type, "string") == 0 || shown.length == 0);
    if (told) *ret_text = value;
    if (told ? cell->value.overflow : tables->text.text.overflow) *flags |= CELL_TOO_LONG;
    return CELL_TEXT;
}

/* The first of repeated cells copies the text, the others share it. */
static bool put_cell(struct ods_tables *tables, struct error *err)
{
    struct ods_cell *cell = &tables->cell;
    char made[VALUE_BYTES];
    struct span text;
    unsigned flags = 0;
    enum cell_kind kind = value_of(tables, made, &text, &flags);
    if (kind == CELL_TEXT && text.length == 0 && flags == 0) return true;
    if (!rows_put(&tables->rows, tables->column, kind, flags, text, err)) return false;
    struct cell first = tables->rows.cells[tables->column];
    for (int64_t i = 1; i < cell->repeat; i++)
        if (!rows_put_kept(&tables->rows, tables->column + i, kind, first.flags, first.text, err))
            return false;
    return true;
}

static bool end_cell(struct ods_tables *tables, struct error *err)
{
    struct ods_cell *cell = &tables->cell;
    tables->cell_depth = 0;
    bool ok = cell->covered || put_cell(tables, err);
    arena_reset(tables->arena);
    if (ok && (cell->span_rows > 1 || cell->span_columns > 1)) {
        struct merge merge = {.row = (uint32_t)tables->row,
                              .column = (uint32_t)tables->column,
                              .rows = (uint32_t)cell->span_rows,
                              .columns = (uint32_t)cell->span_columns};
        ok = tables->row > UINT32_MAX || tables->column > UINT32_MAX ||
             rows_merge(&tables->rows, merge, err);
    }
    tables->column += cell->repeat;
    return ok;
}

static bool end_row(struct ods_tables *tables, struct error *err)
{
    struct rows *rows = &tables->rows;
    tables->row_depth = 0;
    if (!rows_end(rows, err)) return false;
    for (int64_t i = 1; i < tables->row_repeat && rows->filled && !rows->enough; i++)
        if (!rows_again(rows, err)) return false;
    tables->row += tables->row_repeat;
    return true;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct ods_tables *tables = context;
    const char *name = element->name;
    tables->depth++;
    if (tables->cell_depth > 0)
        ods_text_start(&tables->text, element);
    else if (tables->row_depth > 0) {
        bool covered = strcmp(name, "covered-table-cell") == 0;
        if (covered || strcmp(name, "table-cell") == 0) start_cell(tables, element, covered);
    } else if (tables->table_depth > 0) {
        if (tables->rows.enough) return true;
        if (strcmp(name, "table-row") == 0) return start_row(tables, element, err);
        if (strcmp(name, "table-column") == 0) add_column(tables, element);
    } else if (tables->spreadsheet_depth > 0) {
        if (strcmp(name, "table") == 0 && tables->depth == tables->spreadsheet_depth + 1)
            return start_table(tables, element, err);
    } else if (strcmp(name, "spreadsheet") == 0) {
        tables->spreadsheet_depth = tables->depth;
    } else {
        return ods_styles_element(tables->styles, element, err);
    }
    return true;
}

static bool on_text(void *context, struct span text, struct error *err)
{
    struct ods_tables *tables = context;
    (void)err;
    if (tables->cell_depth > 0) ods_text_add(&tables->text, text);
    return true;
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct ods_tables *tables = context;
    int depth = tables->depth--;
    if (depth == tables->cell_depth) return end_cell(tables, err);
    if (tables->cell_depth > 0)
        ods_text_end(&tables->text, name);
    else if (depth == tables->row_depth)
        return end_row(tables, err);
    else if (depth == tables->table_depth) {
        tables->table_depth = 0;
        return rows_sheet_end(&tables->rows, err);
    } else if (depth == tables->spreadsheet_depth) {
        tables->spreadsheet_depth = 0;
    }
    return true;
}

struct xmlpart_handler ods_tables_handler(struct ods_tables *tables)
{
    return (struct xmlpart_handler){
        .context = tables, .start = on_start, .end = on_end, .text = on_text};
}
