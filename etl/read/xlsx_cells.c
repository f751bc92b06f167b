/*
 * xlsx_cells: see xlsx_cells.h.
 *
 * Errors: CODE_UNREADABLE_FILE (a string number that leads nowhere).
 */
#include "xlsx_cells.h"

#include "xlsx_text.h"

enum xlsx_type xlsx_type_of(struct span text)
{
    if (text.length == 1) switch (text.bytes[0]) {
        case 's': return XLSX_SHARED;
        case 'b': return XLSX_BOOL;
        case 'e': return XLSX_ERROR;
        case 'd': return XLSX_DATE;
        default: return XLSX_NUMBER;
        }
    if (span_equals(text, "str")) return XLSX_STRING;
    return span_equals(text, "inlineStr") ? XLSX_INLINE : XLSX_NUMBER;
}

static const struct xlsx_style *style_of(const struct xlsx_cells *cells)
{
    static const struct xlsx_style plain;
    const struct xlsx_book *book = cells->book;
    bool known = cells->style >= 0 && (size_t)cells->style < book->style_count;
    return known ? &book->styles[cells->style] : &plain;
}

static bool put_text(const struct xlsx_cells *cells, struct span text, unsigned flags,
                     struct error *err)
{
    struct span shown = xlsx_text_shown(cells->rows->text, text, style_of(cells)->font);
    return rows_put(cells->rows, cells->column, CELL_TEXT, flags, shown, err);
}

static bool put_shared(const struct xlsx_cells *cells, struct span value, struct error *err)
{
    int64_t i;
    struct span text;
    unsigned flags, formula = cells->formula ? CELL_FORMULA : 0;
    if (!span_to_int64(span_trim(value), &i) || i < 0 ||
        !string_table_get(&cells->book->strings, (size_t)i, &text, &flags))
        return error_set(err, CODE_UNREADABLE_FILE,
                         "ô ở dòng %lld trỏ tới chuỗi dùng chung không có", (long long)cells->row);
    bool marked = text.length > 0 && (text.bytes[0] == XLSX_RAW || text.bytes[0] == XLSX_DECODED);
    if (marked || style_of(cells)->font != FONT_UNICODE)
        return put_text(cells, text, flags | formula, err);
    return rows_put_kept(cells->rows, cells->column, CELL_TEXT, flags | formula, text, err);
}

static bool put_number(const struct xlsx_cells *cells, struct span value, struct error *err)
{
    char text[VALUE_BYTES];
    double number;
    enum cell_kind kind = CELL_NUMBER;
    enum format_class format = style_of(cells)->format;
    if (format != FORMAT_NUMBER && value_parse(value, &number))
        kind = value_serial(number, format, cells->book->epoch_1904, text);
    else if (!value_number(value,
                           text)) /* no number, whatever the type says: what stands there is text */
        return rows_put(cells->rows, cells->column, CELL_TEXT, cells->formula ? CELL_FORMULA : 0,
                        value, err);
    return rows_put_value(cells->rows, cells->column, kind, cells->formula ? CELL_FORMULA : 0, text,
                          err);
}

static bool put_date(const struct xlsx_cells *cells, struct span value, struct error *err)
{
    char text[VALUE_BYTES];
    enum cell_kind kind = value_iso(value, text);
    if (kind == CELL_EMPTY) return put_number(cells, value, err);
    return rows_put_value(cells->rows, cells->column, kind, cells->formula ? CELL_FORMULA : 0, text,
                          err);
}

static bool put_string(const struct xlsx_cells *cells, struct span value, unsigned flags,
                       struct error *err)
{
    BUFFER_AUTO struct buffer plain;
    buffer_init(&plain, value.length + 1);
    xlsx_unescape(&plain, value);
    return put_text(cells, buffer_span(&plain), flags, err);
}

bool xlsx_cell_put(const struct xlsx_cells *cells, struct span value, unsigned flags,
                   struct error *err)
{
    if (cells->formula) flags |= CELL_FORMULA;
    if (value.length == 0) return true;
    switch (cells->type) {
    case XLSX_SHARED: return put_shared(cells, value, err);
    case XLSX_INLINE: return put_text(cells, value, flags, err);
    case XLSX_STRING: return put_string(cells, value, flags, err);
    case XLSX_ERROR: return rows_put(cells->rows, cells->column, CELL_ERROR, flags, value, err);
    case XLSX_BOOL: {
        bool set = span_equals(value, "1") || span_equals(value, "true");
        return rows_put_value(cells->rows, cells->column, CELL_BOOL, flags, set ? "TRUE" : "FALSE",
                              err);
    }
    case XLSX_DATE: return put_date(cells, value, err);
    default: return put_number(cells, value, err);
    }
}
