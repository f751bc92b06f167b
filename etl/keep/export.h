/*
 * export: a whole deployment in one file: database, originals, configuration, what was published.
 *
 * In:     a deployment whose lock the caller holds, so that nothing changes meanwhile.
 * Out:    a ZIP file (0600) of manifest.xml, its signature where the unit's key can be read,
 *         database.dump and home/...; written aside, opened again and every member's SHA-256
 *         checked, synced, renamed. Keys, inbox, spool, loi, metrics, cache and hidden files are not in it.
 *         After a failure there is no new file. ops.mark 'exported' tells when it was.
 * Privacy: it holds personal data in the clear: to be kept as the database is.
 * Errors: CODE_FILE_*, CODE_DISK_FULL, CODE_CHILD, CODE_DB*, CODE_BAD_EXPORT.
 */
#ifndef THIDUA_KEEP_EXPORT_H
#define THIDUA_KEEP_EXPORT_H

#include "base/config.h"
#include "base/db.h"

struct export_result {
    size_t files, tables;
    int64_t bytes;
    size_t missing;  /* originals that the ledger names and the archive lacks */
    size_t left_out; /* links and the like, and names that an export may not have */
    bool is_signed;
};

MUST_CHECK bool export_run(const struct config *config, struct db *db, const char *path,
                           struct export_result *ret, struct error *err);

#endif
