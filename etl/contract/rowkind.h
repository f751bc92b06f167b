/*
 * rowkind: what a row below the heading is: data, or something that only looks like it.
 *
 * Source: spec/inputs.md "Rows read are data rows: not titles, headings, numbering, section,
 *         blank, total or signature rows".
 */
#ifndef THIDUA_CONTRACT_ROWKIND_H
#define THIDUA_CONTRACT_ROWKIND_H

#include "locate.h"

enum row_kind {
    ROWKIND_DATA,
    ROWKIND_BLANK,
    ROWKIND_NUMBERING,
    ROWKIND_SECTION,
    ROWKIND_TOTAL,
    ROWKIND_SIGNATURE,
    ROWKIND_HEADING
};

struct table_shape {
    const struct contract *contract;
    const int32_t *columns;                        /* per field */
    const struct field *by_column[LOCATE_COLUMNS]; /* NULL = unknown column */
    const struct sheet_row *heading;               /* its lowest row; NULL for forms */
    uint32_t width;                                /* cells of the heading */
};

/* `first`: no row but blank ones stood between the heading and this one. */
enum row_kind rowkind_of(const struct table_shape *shape, struct arena *scratch,
                         const struct sheet_row *row, bool first);

#endif
