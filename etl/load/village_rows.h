/*
 * village_rows: the rows of a small table file of the officer's, as they stand. Private to village_list.
 *
 * In:     UTF-8 CSV with ',' or ';' (RFC 4180), with or without a byte order mark.
 * Errors: CODE_FILE_*, CODE_CONFIG with the row.
 */
#ifndef THIDUA_LOAD_VILLAGE_ROWS_H
#define THIDUA_LOAD_VILLAGE_ROWS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct village_row {
    long number;
    size_t count;
    const struct span *cells;
};

MUST_CHECK bool village_rows_read(struct arena *arena, const char *path,
                                  bool (*take)(void *context, const struct village_row *row, struct error *err),
                                  void *context, struct error *err);

#endif
