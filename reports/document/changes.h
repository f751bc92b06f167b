/*
 * changes: which values differ from an earlier publication's report.xml ("what changed since
 *          yesterday").
 *
 * In:     the earlier document, of any size, and the rows of report_values.sql as they pass by.
 * Out:    the element "changes", in the order of the values: the plan year's figures of which state
 *         or printed value differ. Memory grows with neither.
 * Rules:  an earlier document that cannot be read, or of another year, is as if there were none:
 *         news are no reason to hold back a report.
 * Errors: CODE_FILE_WRITE, CODE_FILE_READ: a temporary file; changes_write tells them.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_CHANGES_H
#define THIDUA_REPORTS_DOCUMENT_CHANGES_H

#include "base/arena.h"
#include "base/db.h"
#include "document/writer.h"

struct changes;

/* path NULL: nothing to compare with. folder: where a file without a name may be. */
MUST_CHECK bool changes_open(struct changes **ret, struct arena *arena, const char *path,
                             const char *year_period, const char *folder, struct error *err);
void changes_closep(struct changes **changes);
#define CHANGES_AUTO __attribute__((cleanup(changes_closep)))
/* A rows_query.look: compares the row that passes. */
void changes_look(void *context, const struct db *db);
MUST_CHECK bool changes_write(struct changes *changes, struct writer *writer, struct error *err);

#endif
