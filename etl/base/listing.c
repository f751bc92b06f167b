/*
 * listing: rows as an aligned table or as CSV, see listing.h.
 */
#include "listing.h"

#include "db.h"
#include "path.h"
#include "unicode.h"

#include <string.h>

enum { FIRST_CELLS = 256, OUTPUT_LIMIT_BYTES = 1 << 30, FLUSH_BYTES = 1 << 16, WIDEST_CHARS = 60 };

static bool seen(const struct listing_column *column, bool csv)
{
    return csv ? *column->name != '\0' : *column->title != '\0';
}

void listing_begin(struct listing *listing, struct arena *arena,
                   const struct listing_column *columns, size_t count, bool csv)
{
    *listing = (struct listing){.arena = arena,
                                .given = columns,
                                .given_count = count,
                                .columns = arena_array(arena, count, sizeof *listing->columns),
                                .csv = csv};
    for (size_t i = 0; i < count; i++)
        if (seen(&columns[i], csv)) listing->columns[listing->column_count++] = columns[i];
}

void listing_add(struct listing *listing, const char *text)
{
    if (!seen(&listing->given[listing->added++ % listing->given_count], listing->csv)) return;
    if (listing->cell_count == listing->cell_capacity) {
        size_t capacity = listing->cell_capacity ? listing->cell_capacity * 2 : FIRST_CELLS;
        const char **cells = arena_array(listing->arena, capacity, sizeof *cells);
        if (listing->cell_count) memcpy(cells, listing->cells, listing->cell_count * sizeof *cells);
        listing->cells = cells;
        listing->cell_capacity = capacity;
    }
    listing->cells[listing->cell_count++] = arena_strdup(listing->arena, text);
}

void listing_add_rows(struct listing *listing, const struct result *rows, listing_words *words)
{
    for (int row = 0; row < result_rows(rows); row++)
        for (int column = 0; column < (int)listing->given_count; column++) {
            const char *text = result_text(rows, row, column);
            if (words && !listing->csv) text = words(result_name(rows, column), text);
            listing_add(listing, text);
        }
}

static void add_padded(struct buffer *out, const char *text, size_t width, bool right, bool last)
{
    size_t chars = utf8_chars(span_of(text)), blanks = width > chars ? width - chars : 0;
    if (right)
        for (size_t i = 0; i < blanks; i++) buffer_add_char(out, ' ');
    buffer_add_text(out, text);
    if (!right && !last)
        for (size_t i = 0; i < blanks; i++) buffer_add_char(out, ' ');
    buffer_add_text(out, last ? "\n" : "  ");
}

/* The widest cell of each column, long ones left to run over. */
static size_t *widths(const struct listing *listing)
{
    size_t *width = arena_array(listing->arena, listing->column_count, sizeof *width);
    for (size_t i = 0; i < listing->column_count; i++)
        width[i] = utf8_chars(span_of(listing->columns[i].title));
    for (size_t i = 0; i < listing->cell_count; i++) {
        size_t chars = utf8_chars(span_of(listing->cells[i]));
        size_t *widest = &width[i % listing->column_count];
        if (chars > *widest) *widest = chars < WIDEST_CHARS ? chars : WIDEST_CHARS;
    }
    return width;
}

static void add_cell(struct buffer *out, const struct listing *listing, size_t column,
                     const char *text, const size_t *width)
{
    bool last = column + 1 == listing->column_count;
    if (width) {
        add_padded(out, text, width[column], listing->columns[column].number, last);
        return;
    }
    buffer_add_csv(out, span_of(text), ',');
    buffer_add_char(out, last ? '\n' : ',');
}

bool listing_print(const struct listing *listing, int fd, struct error *err)
{
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, OUTPUT_LIMIT_BYTES);
    const size_t *width = listing->csv ? NULL : widths(listing);
    for (size_t i = 0; i < listing->column_count; i++)
        add_cell(&out, listing, i, width ? listing->columns[i].title : listing->columns[i].name,
                 width);
    for (size_t i = 0; i < listing->cell_count; i++) {
        add_cell(&out, listing, i % listing->column_count, listing->cells[i], width);
        if (out.length < FLUSH_BYTES) continue;
        if (!fd_write_all(fd, out.bytes, out.length, err)) return false;
        buffer_clear(&out);
    }
    return fd_write_all(fd, out.bytes, out.length, err);
}

bool listing_format(const char *value, bool *ret_csv, struct error *err)
{
    if (value && strcmp(value, "csv") != 0 && strcmp(value, "text") != 0) {
        error_set(err, CODE_USAGE, "--format chỉ nhận text hoặc csv");
        return false;
    }
    *ret_csv = value && strcmp(value, "csv") == 0;
    return true;
}
