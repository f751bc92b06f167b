/*
 * table_row: what one row looks like to somebody who looks for tables: which cells hold something,
 * which of it are values.
 *
 * Owns:   a table_row holds its own copy of the cells; table_row_free frees it.
 */
#ifndef THIDUA_READ_TABLE_ROW_H
#define THIDUA_READ_TABLE_ROW_H

#include "sheet.h"

struct table_row {
    int64_t number;
    uint32_t flags;  /* enum row_flags */
    uint32_t count;  /* cells up to the last that is not empty */
    uint32_t filled; /* cells with something in them */
    uint32_t values; /* of these: numbers, dates, codes of digits */
    uint32_t first;  /* column of the first filled cell */
    bool total;      /* begins with "Tổng cộng", "Cộng", "Total" ... */
    bool signature; /* "Người lập biểu", "…, ngày … tháng …", the motto of the state */
    struct cell cells[];
};

struct table_row *table_row_copy(const struct sheet_row *row);
void table_row_free(struct table_row *row);

bool cell_filled(const struct table_row *row, uint32_t column);
/* A number, date, time, or a text that begins with a digit or is a code of mostly digits. */
bool cell_is_value(const struct table_row *row, uint32_t column);
/* Cells that count up from 1 under a heading: "(1)", "(2)" ... or 1, 2, 3 ... */
bool row_is_numbering(const struct table_row *row, bool brackets_only);
/* The same filled cells with the same text. */
bool rows_equal(const struct table_row *a, const struct table_row *b);

#endif
