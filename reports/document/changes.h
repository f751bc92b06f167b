/*
 * changes: which values differ from an earlier publication's report.xml ("what changed since
 *          yesterday").
 *
 * In:     the earlier document (at most 64 MiB), and the rows of report_values.sql as they pass by.
 * Out:    the element "changes", in the order of the values: the plan year's figures of which state
 *         or printed value differ.
 * Rules:  an earlier document that cannot be read, or of another year, is as if there were none:
 *         news are no reason to hold back a report.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_CHANGES_H
#define THIDUA_REPORTS_DOCUMENT_CHANGES_H

#include "base/arena.h"
#include "base/db.h"
#include "document/writer.h"

struct changes;

/* path NULL: nothing to compare with. */
struct changes *changes_open(struct arena *arena, const char *path, const char *year_period);
/* A rows_query.look: compares the row that passes. */
void changes_look(void *context, const struct db *db);
void changes_write(const struct changes *changes, struct writer *writer);

#endif
