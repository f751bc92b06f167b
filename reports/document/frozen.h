/*
 * frozen: ranking.xml of a frozen revision: the scores of a year with its seal.
 *
 * In:     the caller's transaction, which has stored the scores; the seal's content from the caller.
 * Out:    a file that validates against schemas/xsd/report.xsd (element ranking); the same database
 *         gives the same bytes but for the line of the element "run".
 * Errors: CODE_USAGE for an unknown year; CODE_DB*, CODE_FILE_WRITE.
 * Source: spec/scoring.md "Freeze", spec/reports.md "The XML".
 */
#ifndef THIDUA_REPORTS_DOCUMENT_FROZEN_H
#define THIDUA_REPORTS_DOCUMENT_FROZEN_H

#include "base/db.h"
#include "document/writer.h"

struct frozen_options {
    const char *commune, *year, *as_of, *revision;
    const char *run_id, *prepared_at; /* 2026-12-31T18:00:00+07:00 */
    const char *previous, *chain, *audit_entry, *audit_head;
    /* Writes the element seal. */
    bool (*seal)(void *context, struct writer *writer, struct error *err);
    void *context;
};

MUST_CHECK bool frozen_write(struct db *db, const struct frozen_options *options, const char *path,
                             struct error *err);

#endif
