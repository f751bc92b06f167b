/*
 * bundle: the files of a revision: kept in seal.document, written to its folder.
 *
 * In:     an open revision of the caller's transaction.
 * Out:    tables as RFC 4180 CSV in UTF-8 with LF, headings from the statement's column names.
 * Errors: CODE_DB*, CODE_FILE_*.
 */
#ifndef THIDUA_SEAL_BUNDLE_H
#define THIDUA_SEAL_BUNDLE_H

#include "base/db.h"
#include "base/hash.h"

/* Which revision: commune, year, number as text. */
struct revision_key {
    const char *commune, *year, *revision;
};

MUST_CHECK bool bundle_keep(struct db *db, const struct revision_key *key, const char *name,
                            struct span content, struct error *err);
/* The answer of a statement over commune, year and revision as a table. */
MUST_CHECK bool bundle_keep_table(struct db *db, const struct revision_key *key, const char *name,
                                  const char *sql, struct error *err);
/* Every document of the revision into a folder that is made for it: aside, synced, renamed; files
 * 0440. */
MUST_CHECK bool bundle_write(struct db *db, const struct revision_key *key, const char *folder,
                             struct error *err);

#endif
