/*
 * rows: builds rows of cells for a sheet_sink: the half that XLSX, ODS, XLS and XML readers share.
 *
 * In:     cells in any order within a row, rows in rising order.
 * Out:    text in NFC without control bytes, cut at the cell limit; merges as spans at the anchor
 *         and CELL_COVERED below it; a row without any cell is not sent.
 * Units:  rows from 1, columns from 0.
 * Owns:   rows_init/rows_release; text given with rows_put is copied, with rows_put_kept it must
 *         outlive rows_end.
 * Errors: CODE_FILE_TOO_LARGE (rows, columns, bytes of one row or of all), CODE_UNSAFE_FILE (merges
 *         without end), CODE_UNREADABLE_FILE (rows that go back), and what the sink sets.
 */
#ifndef THIDUA_READ_ROWS_H
#define THIDUA_READ_ROWS_H

#include "base/arena.h"
#include "sheet.h"

struct merge {
    uint32_t row, column, rows, columns; /* top left and size */
};

struct rows {
    const struct read_options *options;
    const struct sheet_sink *sink;
    struct arena *text; /* of the row being built */
    struct cell *cells;
    size_t capacity;
    uint32_t count;   /* cells of the row being built */
    uint32_t flags;   /* enum row_flags */
    int64_t number;   /* of the row being built */
    int64_t last;     /* number of the row before, 0 = none */
    int64_t sent;     /* rows of this sheet */
    int64_t all_sent; /* rows of all sheets */
    int64_t row_bytes, all_bytes;
    bool filled; /* the row has a cell that is not empty */
    bool enough; /* options->head_rows reached: the caller may leave the sheet */
    uint32_t sheet_index;
    struct merge *merges; /* of this sheet, by row; those from first_merge on are to come */
    size_t merge_count, merge_capacity, first_merge;
    struct merge *active; /* that reach into the row being built */
    size_t active_count, active_capacity;
};

void rows_init(struct rows *rows, const struct read_options *options,
               const struct sheet_sink *sink);
void rows_release(struct rows *rows);
#define ROWS_AUTO __attribute__((cleanup(rows_release)))

MUST_CHECK bool rows_sheet(struct rows *rows, struct span name, bool hidden, struct error *err);
MUST_CHECK bool rows_sheet_end(struct rows *rows, struct error *err);

/* Adds a merge; all before the first row, or each before rows_end of its top row. */
MUST_CHECK bool rows_merge(struct rows *rows, struct merge merge, struct error *err);
/* Puts the merges in order after those of a sheet have been added before its first row. */
void rows_merges_sort(struct rows *rows);

MUST_CHECK bool rows_begin(struct rows *rows, int64_t number, uint32_t flags, struct error *err);
/* A cell with text that still must be cleaned, or (kept) is clean already and lives on. */
MUST_CHECK bool rows_put(struct rows *rows, int64_t column, enum cell_kind kind, unsigned flags,
                         struct span text, struct error *err);
/* Text of our own making (numbers, dates): copied, not cleaned. */
MUST_CHECK bool rows_put_value(struct rows *rows, int64_t column, enum cell_kind kind,
                               unsigned flags, const char *text, struct error *err);
MUST_CHECK bool rows_put_kept(struct rows *rows, int64_t column, enum cell_kind kind,
                              unsigned flags, struct span text, struct error *err);
/* Forgets the row that was begun since rows->last was `last`, as if it had never come. */
void rows_drop(struct rows *rows, int64_t last);
MUST_CHECK bool rows_end(struct rows *rows, struct error *err);
/* The same cells once more in the next row. */
MUST_CHECK bool rows_again(struct rows *rows, struct error *err);

/* Text as it may stand in a cell: control bytes gone, NFC, cut at the cell limit; *flags says what
 * was done. */
struct span rows_clean(struct arena *arena, const struct read_options *options, struct span text,
                       unsigned *flags);

#endif
