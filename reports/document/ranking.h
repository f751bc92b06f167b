/*
 * ranking: the part "scores" of the report: rubric, points, totals, ranks and grades of the plan
 *          year.
 *
 * In:     an open snapshot. frozen: with the year's revisions and what came after them.
 *         Out: nothing where the year has no points yet.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_RANKING_H
#define THIDUA_REPORTS_DOCUMENT_RANKING_H

#include "base/db.h"
#include "document/writer.h"

MUST_CHECK bool ranking_write(struct writer *writer, struct db *db, const char *commune,
                              const char *year, bool frozen, struct error *err);

#endif
