/*
 * xlsx_cells: a cell of a worksheet, whichever way its XML was read, becomes a cell of a row.
 *             Private to xlsx.
 */
#ifndef THIDUA_READ_XLSX_CELLS_H
#define THIDUA_READ_XLSX_CELLS_H

#include "xlsx_book.h"

enum { XLSX_ROW_MAX = 1048576, XLSX_NO_STYLE = -1 };

enum xlsx_type {
    XLSX_NUMBER,
    XLSX_SHARED,
    XLSX_INLINE,
    XLSX_STRING,
    XLSX_BOOL,
    XLSX_ERROR,
    XLSX_DATE
};

struct xlsx_cells {
    const struct xlsx_book *book;
    struct rows *rows;
    int64_t row, column; /* of the cell being read; row from 1 */
    int64_t style;
    enum xlsx_type type;
    bool formula;
};

enum xlsx_type xlsx_type_of(struct span text);
/* Puts the cell with the text of its <v>, or of its inline string; flags: CELL_TOO_LONG. */
MUST_CHECK bool xlsx_cell_put(const struct xlsx_cells *cells, struct span value, unsigned flags,
                              struct error *err);

#endif
