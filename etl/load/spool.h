/*
 * spool: private copies of what is to be read, and the archive of originals by content.
 *
 * Out:    spool_take: the content copied to the spool folder (0700) and hashed in one pass, the
 *         file checked to be the same before and after. Archive: archive/ab/cdef… by SHA-256
 *         (0640), synced before its ledger row commits.
 * Owns:   paths live in the arena.
 * Errors: CODE_FILE_*, CODE_DISK_FULL (exit 3). A file that changes while being read is no error:
 *         *ret_changed.
 * Source: spec/operations.md "The night".
 */
#ifndef THIDUA_LOAD_SPOOL_H
#define THIDUA_LOAD_SPOOL_H

#include "base/hash.h"
#include "inbox.h"

struct spool_file {
    const char *path; /* of the private copy; NULL = only hashed */
    uint8_t digest[HASH_BYTES];
    char sha256[HASH_HEX];
    int64_t file_id;
    int64_t size_bytes;
};

/* Removes what a killed run left in the spool folder. */
MUST_CHECK bool spool_sweep(const char *folder, struct error *err);
/* Reads the entry: hash only, or hash and copy. */
MUST_CHECK bool spool_take(struct arena *arena, const char *folder, const struct inbox_entry *entry,
                           bool copy, struct spool_file *ret, bool *ret_changed, struct error *err);
/* Where the archive keeps this content. */
const char *archive_path(struct arena *arena, const char *archive, const char *sha256);
/* Moves the spool copy into the archive; the same content twice is kept once. */
MUST_CHECK bool archive_keep(struct arena *arena, const char *archive,
                             const struct spool_file *file, struct error *err);

#endif
