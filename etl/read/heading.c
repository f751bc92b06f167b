/*
 * heading: see heading.h.
 */
#include "heading.h"

#include <string.h>

enum { BODY_ROWS = 12, MAX_HEADING_ROWS = 3, HEADING_CELL_BYTES = 400 };

/* The rows below that speak for a heading: neither blank nor of a single cell. */
struct body {
    const struct table_row *rows[BODY_ROWS];
    size_t count;
};

static bool is_blank(const struct table_row *row)
{
    return row->filled == 0;
}

/* Years or other counting values in a heading: "Thôn", 2024, 2025. */
static bool only_years(const struct table_row *row)
{
    int64_t last = 0, year;
    for (uint32_t i = row->first; i < row->count; i++) {
        if (!cell_is_value(row, i)) continue;
        if (!span_to_int64(row->cells[i].text, &year) || year < 1900 || year > 2100 || year <= last)
            return false;
        last = year;
    }
    return !cell_is_value(row, row->first);
}

static bool is_text_row(const struct table_row *row)
{
    if (row->signature || row->total || row->filled < 2 || (row->flags & ROW_BROKEN) != 0)
        return false;
    for (uint32_t i = row->first; i < row->count; i++)
        if (row->cells[i].text.length > HEADING_CELL_BYTES) return false;
    return row->values * 5 <= row->filled || only_years(row);
}

/* Does the cell stand under one that spans several columns, or beside it under nothing? */
static bool is_below_group(const struct table_row *top, uint32_t column)
{
    if (cell_filled(top, column)) {
        const struct cell *cell = &top->cells[column];
        bool next_free = !cell_filled(top, column + 1);
        return cell->span_rows <= 1 && (cell->span_columns > 1 || next_free);
    }
    return column > top->first;
}

/* Is `under` the second line of a heading: only texts, all of them below groups of the first? */
static bool continues(const struct table_row *top, const struct table_row *under)
{
    if (is_blank(under) || under->values > 0 || under->signature || under->total) return false;
    bool beside = false;
    for (uint32_t i = under->first; i < under->count; i++) {
        if (!cell_filled(under, i)) continue;
        if (!is_below_group(top, i)) return false;
        beside |= !cell_filled(top, i);
    }
    return beside; /* texts under filled cells only are data of a table of texts */
}

static size_t heading_rows(struct row_window window)
{
    size_t rows = 1;
    while (rows < MAX_HEADING_ROWS && rows < window.count &&
           continues(window.rows[rows - 1], window.rows[rows]))
        rows++;
    return rows;
}

static bool filled_in(struct row_window window, size_t rows, uint32_t column)
{
    for (size_t i = 0; i < rows; i++)
        if (cell_filled(window.rows[i], column)) return true;
    return false;
}

static void find_body(struct row_window window, size_t from, struct body *ret)
{
    *ret = (struct body){.count = 0};
    size_t blanks = 0;
    for (size_t i = from; i < window.count && ret->count < BODY_ROWS && blanks < 2; i++) {
        const struct table_row *row = window.rows[i];
        blanks = is_blank(row) ? blanks + 1 : 0;
        if (row->filled > 1 && !row->signature) ret->rows[ret->count++] = row;
    }
}

/* Do the rows below stand in the heading's columns, values among them? */
static bool is_supported(struct row_window window, size_t rows, const struct body *body,
                         uint32_t filled, bool alone)
{
    size_t inside = 0, all = 0, values = 0;
    for (size_t i = 0; i < body->count; i++) {
        const struct table_row *row = body->rows[i];
        if (is_text_row(row) && row->filled > filled && row->values == 0)
            return false; /* a better heading further down */
        all += row->filled;
        values += row->values;
        for (uint32_t k = row->first; k < row->count; k++)
            inside += cell_filled(row, k) && filled_in(window, rows, k);
    }
    if (body->count == 0) return alone && filled >= 4; /* the form of a month without entries */
    if (inside * 10 < all * 6) return false;
    if (all > body->count * (filled + filled / 2 + 1)) return false; /* wider than the heading */
    if (values > 0) return true;
    return body->count >= (alone ? 1 : 2) && (alone || filled > 2) &&
           all * 10 >= body->count * filled * 5;
}

/* A table whose heading is missing: two rows of the same columns with values in the same places. */
static bool is_headless(struct row_window window)
{
    const struct table_row *row = window.rows[0];
    size_t next = 1;
    if (row->filled < 2 || row->values == 0 || row->signature || row->total) return false;
    while (next < window.count && is_blank(window.rows[next])) next++;
    if (next == window.count) return false;
    const struct table_row *other = window.rows[next];
    if (other->filled != row->filled || other->count != row->count || other->total) return false;
    for (uint32_t i = 0; i < row->count; i++)
        if (cell_is_value(row, i) != cell_is_value(other, i)) return false;
    return true;
}

/* The nearest filled cell to the left in the same row: the group that the column belongs to. */
static struct span group_of(const struct table_row *row, uint32_t column)
{
    while (column > 0 && !cell_filled(row, column)) column--;
    return cell_filled(row, column) ? row->cells[column].text : span_of("");
}

static struct span join(struct arena *arena, struct row_window window, size_t rows, uint32_t column)
{
    struct buffer text BUFFER_AUTO;
    buffer_init(&text, 1 << 20);
    for (size_t i = 0; i < rows; i++) {
        struct span part =
            cell_filled(window.rows[i], column) ? window.rows[i]->cells[column].text : span_of("");
        bool below = i + 1 < rows && cell_filled(window.rows[i + 1], column);
        if (part.length == 0 && below) part = group_of(window.rows[i], column);
        if (part.length > 0 && text.length > 0) buffer_add_char(&text, ' ');
        buffer_add_span(&text, part);
    }
    return span_make(arena_strndup(arena, text.bytes, text.length), text.length);
}

static void describe(struct arena *arena, struct row_window window, size_t rows,
                     const struct body *body, struct heading *ret)
{
    uint32_t first = UINT32_MAX, end = 0;
    for (size_t i = 0; i < rows + body->count; i++) {
        const struct table_row *row = i < rows ? window.rows[i] : body->rows[i - rows];
        if (row->first < first) first = row->first;
        if ((i < rows || rows == 0) && row->count > end) end = row->count;
    }
    ret->first = first;
    ret->last = end - 1;
    ret->cells = arena_array(arena, end - first, sizeof *ret->cells);
    for (uint32_t i = first; i < end; i++)
        ret->cells[i - first].text = join(arena, window, rows, i);
}

/* Two rows that number the columns are not looked for: "1 2 3" is a numbering row only above rows
 * with texts. */
static bool is_numbering(struct row_window window, size_t at)
{
    if (at >= window.count || !row_is_numbering(window.rows[at], false)) return false;
    if (row_is_numbering(window.rows[at], true)) return true;
    struct body body;
    find_body(window, at + 1, &body);
    return body.count == 0 || body.rows[0]->values * 4 <= body.rows[0]->filled * 3;
}

bool heading_find(struct arena *arena, struct row_window window, bool alone, struct heading *ret)
{
    struct body body;
    if (is_text_row(window.rows[0])) {
        size_t rows = heading_rows(window);
        uint32_t filled = 0;
        for (uint32_t i = 0;
             i < window.rows[0]->count || (rows > 1 && i < window.rows[rows - 1]->count); i++)
            filled += filled_in(window, rows, i);
        size_t taken = rows + is_numbering(window, rows);
        find_body(window, taken, &body);
        if (is_supported(window, rows, &body, filled, alone)) {
            ret->rows = taken;
            describe(arena, window, rows, &body, ret);
            return true;
        }
    }
    if (!is_headless(window)) return false;
    ret->rows = 0;
    find_body(window, 0, &body);
    describe(arena, window, 0, &body, ret);
    return true;
}
