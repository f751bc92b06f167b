/*
 * village_rows: the rows of a small table of the officer's (villages, values to score) as the
 *               sandboxed reader sees them.
 *
 * In:     CSV in any dialect and encoding, XLSX, ODS, XLS; of several sheets the first that is
 *         visible and has a row.
 * Errors: CODE_CONFIG, with the row where the file cannot be read to its end.
 */
#ifndef THIDUA_LOAD_VILLAGE_ROWS_H
#define THIDUA_LOAD_VILLAGE_ROWS_H

#include "base/error.h"
#include "read/sheet.h"

MUST_CHECK bool village_rows_read(const char *path,
                                  bool (*take)(void *context, const struct sheet_row *row,
                                               struct error *err),
                                  void *context, struct error *err);

#endif
