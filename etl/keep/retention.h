/*
 * retention: what the settings no longer let a deployment keep goes, and it is noted.
 *
 * In:     settings quarantine-days, archive-days, identity-days (0 = kept for ever), as-of.
 * Out:    one transaction: cells of rejected rows, originals (proof stays in ops.file), pseudonyms of
 *         residents; rows of the forgotten that were read again. Then the originals' files are
 *         removed; a run cut short in between is made good by the next.
 * Rules:  counts, figures, findings and frozen revisions stay as they are.
 * Errors: CODE_DB*, CODE_FILE_WRITE.
 * Source: spec/operations.md "forget", "Roles, secrets, privacy".
 */
#ifndef THIDUA_KEEP_RETENTION_H
#define THIDUA_KEEP_RETENTION_H

#include "base/config.h"
#include "base/db.h"

struct retention_counts {
    int64_t quarantine, originals, identities, forgotten; /* rows, files, rows, rows */
};

MUST_CHECK bool retention_run(const struct config *config, struct db *db,
                              struct retention_counts *ret, struct error *err);

#endif
