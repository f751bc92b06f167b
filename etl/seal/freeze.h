/*
 * freeze: makes the result of a year a numbered, chained, signed revision.
 *
 * In:     the lock is held, a run is begun. Stored facts; the figures, points and draws are brought
 *         up to date in the same transaction.
 * Out:    schema seal holds the revision (schemas/db/040_seal.sql); THIDUA_HOME/chot/YEAR-REVISION its
 *         files, 0440. All or nothing; a folder that a crash kept from being written is written by
 *         freeze_folders.
 * Errors: CODE_USAGE: no reason for a later revision; CODE_CONFIG: nothing to freeze, key; CODE_DB*.
 * Source: spec/scoring.md "Freeze".
 */
#ifndef THIDUA_SEAL_FREEZE_H
#define THIDUA_SEAL_FREEZE_H

#include "base/config.h"
#include "base/db.h"
#include "base/hash.h"

struct freeze_options {
    const char *year;
    const char *reason; /* NULL = none: first revision only */
    const char *run_id;
};

struct freeze_result {
    int64_t revision, units, rows, sources;
    bool is_signed, provisional, held;
    char head[HASH_HEX];
    const char *folder;
};

MUST_CHECK bool freeze_run(struct db *db, const struct config *config,
                           const struct freeze_options *options, struct freeze_result *ret,
                           struct error *err);

/* Puts right what a killed freeze left: its private files go, and every revision without a folder gets
 * one. *ret_written counts them. */
MUST_CHECK bool freeze_folders(struct db *db, const struct config *config, size_t *ret_written,
                               struct error *err);

/* Where the frozen folders are. */
const char *freeze_home(const struct config *config);

#endif
