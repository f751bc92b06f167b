/*
 * rows_merge: see rows_merge.h. A sweep over rows: merges to come (sorted by top row) and those
 *             that reach into the
 * row. Honest merges do not overlap, so no more than one a column is active: more is an attack.
 */
#include "rows_merge.h"

#include <stdlib.h>

enum { MERGES_MAX = 1000000, COVER_COLUMNS = 256 };

static bool grow(struct merge **list, size_t *capacity, size_t count, struct error *err)
{
    if (count < *capacity) return true;
    size_t wanted = *capacity == 0 ? 64 : *capacity * 2;
    struct merge *bigger = realloc(*list, wanted * sizeof *bigger);
    if (bigger == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc ô gộp");
    *list = bigger;
    *capacity = wanted;
    return true;
}

bool rows_merge(struct rows *rows, struct merge merge, struct error *err)
{
    if (rows->merge_count >= MERGES_MAX)
        return error_set(err, CODE_UNSAFE_FILE, "trang tính có quá nhiều ô gộp");
    if (!grow(&rows->merges, &rows->merge_capacity, rows->merge_count, err)) return false;
    rows->merges[rows->merge_count++] = merge;
    return true;
}

static int by_row(const void *a, const void *b)
{
    const struct merge *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

void rows_merges_sort(struct rows *rows)
{
    if (rows->merge_count > 0) qsort(rows->merges, rows->merge_count, sizeof *rows->merges, by_row);
}

/* Ended merges out, those that begin in or before this row in. */
static bool advance(struct rows *rows, struct error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->active_count; i++) {
        struct merge merge = rows->active[i];
        if ((int64_t)merge.row + merge.rows > rows->number) rows->active[kept++] = merge;
    }
    rows->active_count = kept;
    for (; rows->first_merge < rows->merge_count; rows->first_merge++) {
        struct merge merge = rows->merges[rows->first_merge];
        if (merge.row > rows->number) break;
        if ((int64_t)merge.row + merge.rows <= rows->number) continue;
        if (rows->active_count >= (size_t)rows->options->limits.columns)
            return error_set(err, CODE_UNSAFE_FILE, "các ô gộp chồng lên nhau");
        if (!grow(&rows->active, &rows->active_capacity, rows->active_count, err)) return false;
        rows->active[rows->active_count++] = merge;
    }
    return true;
}

bool rows_merges_apply(struct rows *rows, bool (*reach)(struct rows *, int64_t, struct error *),
                       struct error *err)
{
    if (rows->active_count == 0 && rows->first_merge == rows->merge_count) return true;
    if (!advance(rows, err)) return false;
    for (size_t i = 0; i < rows->active_count && rows->filled; i++) {
        struct merge merge = rows->active[i];
        int64_t end = (int64_t)merge.column + merge.columns;
        /* A merge over whole rows must not make each of them 16,384 cells wide. */
        int64_t widest = rows->count > COVER_COLUMNS ? rows->count : COVER_COLUMNS;
        if (end > widest) end = widest;
        if (end > (int64_t)merge.column && !reach(rows, end - 1, err)) return false;
        for (int64_t column = merge.column; column < end; column++) {
            struct cell *cell = &rows->cells[column];
            if (column == merge.column && merge.row == rows->number) {
                cell->span_rows = merge.rows;
                cell->span_columns =
                    (uint16_t)(merge.columns > UINT16_MAX ? UINT16_MAX : merge.columns);
            } else {
                *cell = (struct cell){
                    .text = {"", 0}, .flags = CELL_COVERED, .span_columns = 1, .span_rows = 1};
            }
        }
    }
    return true;
}
