/*
 * table: see table.h.
 */
#include "table.h"

#include "heading.h"

#include <stdlib.h>
#include <string.h>

enum { HEADING_ARENA_BYTES = 16 << 20, WIDE_WORDS = 4 };

struct table_finder {
    struct table_sink sink;
    struct table_row *held[LOOKAHEAD];
    size_t count;
    struct table_row *top; /* first heading row of the current table, to know it again */
    struct heading heading;
    struct arena *arena;
    uint64_t values[WIDE_WORDS],
        texts[WIDE_WORDS]; /* columns whose cells were values or texts, the first 256 */
    bool in_table, found, after_blank;
    int64_t
        last_number; /* of the row pushed last; rows without any cell are not pushed but jumped over */
};

struct table_finder *table_finder_open(const struct table_sink *sink)
{
    struct table_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL) memory_end(sizeof *finder);
    finder->sink = *sink;
    finder->arena = arena_open(HEADING_ARENA_BYTES);
    return finder;
}

static void drop(struct table_finder *finder, size_t count)
{
    for (size_t i = 0; i < count; i++) table_row_free(finder->held[i]);
    finder->count -= count;
    memmove(finder->held, finder->held + count, finder->count * sizeof *finder->held);
}

void table_finder_closep(struct table_finder **at)
{
    struct table_finder *finder = *at;
    if (finder == NULL) return;
    drop(finder, finder->count);
    table_row_free(finder->top);
    arena_close(finder->arena);
    free(finder);
    *at = NULL;
}

static struct row_window window_of(const struct table_finder *finder)
{
    return (struct row_window){finder->held, finder->count};
}

static void remember(struct table_finder *finder, const struct table_row *row)
{
    for (uint32_t i = row->first; i < row->count && i < 64 * WIDE_WORDS; i++) {
        if (!cell_filled(row, i)) continue;
        uint64_t *seen = cell_is_value(row, i) ? finder->values : finder->texts;
        seen[i / 64] |= UINT64_C(1) << i % 64;
    }
}

/* Texts where all rows so far had values: the row belongs to another table's heading. */
static bool differs(const struct table_finder *finder, const struct table_row *row)
{
    size_t against = 0;
    for (uint32_t i = row->first; i < row->count && i < 64 * WIDE_WORDS; i++) {
        uint64_t bit = UINT64_C(1) << i % 64;
        bool always_value =
            (finder->values[i / 64] & bit) != 0 && (finder->texts[i / 64] & bit) == 0;
        against += always_value && cell_filled(row, i) && !cell_is_value(row, i);
    }
    return against > 0;
}

/* Begins a table at the first held row; its heading rows are used up. */
static bool begin(struct table_finder *finder, const struct heading *heading, struct error *err)
{
    finder->heading = *heading;
    finder->in_table = finder->found = true;
    finder->after_blank = false;
    memset(finder->values, 0, sizeof finder->values);
    memset(finder->texts, 0, sizeof finder->texts);
    table_row_free(finder->top);
    finder->top = NULL;
    if (heading->rows > 0) {
        struct sheet_row top = {.count = finder->held[0]->count, .cells = finder->held[0]->cells};
        finder->top = table_row_copy(&top);
    }
    drop(finder, heading->rows);
    return finder->sink.heading(finder->sink.context, heading->cells,
                                heading->last - heading->first + 1, err);
}

/* Outside a table: does one begin here? */
static bool seek(struct table_finder *finder, struct error *err)
{
    struct heading heading;
    arena_reset(finder->arena);
    if (heading_find(finder->arena, window_of(finder), !finder->found, &heading))
        return begin(finder, &heading, err);
    drop(finder, 1);
    return true;
}

/* A heading of another table: it says something else where values stood, or comes after a blank row
 * in another width. */
static bool is_other_heading(struct table_finder *finder, const struct table_row *row,
                             struct heading *ret)
{
    bool other_width = finder->after_blank && finder->top != NULL &&
                       row->filled != finder->top->filled && row->values == 0;
    if (row->values * 5 > row->filled || !(differs(finder, row) || other_width)) return false;
    struct arena *arena ARENA_AUTO = arena_open(HEADING_ARENA_BYTES);
    return heading_find(arena, window_of(finder), false, ret) && ret->rows > 0;
}

/* Few texts after a blank row, or a signature: nothing of this table comes any more. */
static bool is_end(const struct table_finder *finder, const struct table_row *row)
{
    uint32_t width = finder->heading.last - finder->heading.first + 1;
    bool few = row->values == 0 && row->filled * 10 <= width * 3 && row->filled <= 3;
    return row->signature || (finder->after_blank && few);
}

static bool emit(struct table_finder *finder, const struct table_row *row, struct error *err)
{
    uint32_t first = finder->heading.first < row->first ? finder->heading.first : row->first;
    uint32_t end = row->count > finder->heading.last + 1 ? row->count : finder->heading.last + 1;
    struct arena *arena ARENA_AUTO = arena_open(HEADING_ARENA_BYTES);
    struct cell *cells = arena_array(arena, end - first, sizeof *cells);
    for (uint32_t i = first; i < row->count; i++) cells[i - first] = row->cells[i];
    struct sheet_row result = {
        .number = row->number, .flags = row->flags, .count = end - first, .cells = cells};
    remember(finder, row);
    return finder->sink.row(finder->sink.context, &result, err);
}

static bool step_in_table(struct table_finder *finder, struct error *err)
{
    const struct table_row *row = finder->held[0];
    struct heading heading;
    uint32_t width = finder->heading.last - finder->heading.first + 1;
    if (row->filled == 0) {
        finder->after_blank = true;
    } else if (finder->top != NULL && rows_equal(row, finder->top)) {
        /* the heading again, at the top of a printed page */
    } else if (is_other_heading(finder, row, &heading)) {
        finder->in_table = false;
        return true;
    } else if (is_end(finder, row)) {
        finder->in_table = false;
    } else if (!row->total && !(row->filled == 1 && width > 2 && !cell_is_value(row, row->first))) {
        finder->after_blank = false;
        if (!emit(finder, row, err)) return false;
    }
    drop(finder, 1);
    return true;
}

static bool step(struct table_finder *finder, struct error *err)
{
    return finder->in_table ? step_in_table(finder, err) : seek(finder, err);
}

static bool hold(struct table_finder *finder, const struct sheet_row *row, struct error *err)
{
    while (finder->count == LOOKAHEAD)
        if (!step(finder, err)) return false;
    finder->held[finder->count++] = table_row_copy(row);
    return true;
}

bool table_finder_row(struct table_finder *finder, const struct sheet_row *row, struct error *err)
{
    struct sheet_row blank = {.number = row->number - 1};
    if (row->number > finder->last_number + 1 && !hold(finder, &blank, err)) return false;
    finder->last_number = row->number;
    return hold(finder, row, err);
}

bool table_finder_sheet_end(struct table_finder *finder, struct error *err)
{
    while (finder->count > 0)
        if (!step(finder, err)) return false;
    finder->in_table = finder->found = finder->after_blank = false;
    finder->last_number = 0;
    return true;
}
