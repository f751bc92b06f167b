/*
 * locate: finds the table of a sheet among its first rows: which contract, which heading rows,
 * which columns.
 *
 * In:     the held rows of a sheet, the contracts.
 * Out:    the contract whose headings fit best, with every column it must have; or the nearest
 *         one and what it lacks. Headings may stand on two rows: "Nhận hồ sơ" below "Ngày,
 *         tháng, năm" is read as both and alone.
 */
#ifndef THIDUA_CONTRACT_LOCATE_H
#define THIDUA_CONTRACT_LOCATE_H

#include "headings.h"
#include "read/sheet.h"
#include "rules.h"

enum { LOCATE_COLUMNS = 256, LOCATE_ROWS = 60, FIELDS = 64 };

struct located {
    const struct contract *contract; /* NULL: none fits */
    const struct contract
        *nearest;        /* then: the one that lacks least; NULL = nothing like a table of ours */
    const char *missing; /* a field that the nearest one lacks */
    size_t row, rows;    /* place of the heading among the held rows, and its height */
    int32_t columns[FIELDS]; /* per field; -1 = none */
};

void locate_table(const struct contract_set *set, struct arena *scratch,
                  const struct sheet_row *rows, size_t count, struct located *ret);
/* A form of labels and numbers without a heading row. */
void locate_labels(const struct contract_set *set, struct arena *scratch,
                   const struct sheet_row *rows, size_t count, struct located *ret);
/* The label of a row of such a form: its value and column; false = the row holds none. */
bool locate_label(const struct contract *contract, struct arena *scratch,
                  const struct sheet_row *row, int32_t *ret_value, uint32_t *ret_column);
/* The heading of a column as written, the lower one of two. */
struct span locate_heading(const struct located *located, const struct sheet_row *rows,
                           uint32_t column);

#endif
