/*
 * rows_merge: which merges reach into the row being built. Private to rows.
 */
#ifndef THIDUA_READ_ROWS_MERGE_H
#define THIDUA_READ_ROWS_MERGE_H

#include "rows.h"

/* Marks anchors and covered cells of the current row; `reach` makes cells up to a column. */
MUST_CHECK bool rows_merges_apply(struct rows *rows,
                                  bool (*reach)(struct rows *rows, int64_t column,
                                                struct error *err),
                                  struct error *err);

#endif
