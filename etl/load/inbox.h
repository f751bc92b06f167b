/*
 * inbox: what lies in the inbox folder, or was given by name, and is ready to be taken.
 *
 * In:     a flat folder. Folders, links, FIFOs, devices and sockets are left with a warning; names
 *         of partial downloads, lock files and hidden files are left without a word.
 * Out:    entries in the order of their names. A file is settled when size, mtime and ctime have
 *         stayed unchanged for the given seconds.
 * Owns:   names live in the arena.
 * Errors: CODE_FILE_OPEN for the folder, or for a file given by name that cannot be opened (exit 2
 *         belongs to the command).
 * Source: spec/operations.md "The night".
 */
#ifndef THIDUA_LOAD_INBOX_H
#define THIDUA_LOAD_INBOX_H

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>
#include <sys/stat.h>

struct inbox_entry {
    const char *path; /* to open */
    const char *name; /* without folder, NFC, control and bad bytes as \xNN */
    struct stat seen; /* when looked at; checked again after reading */
    bool from_inbox;  /* to be removed once its content is safe */
    bool settled;
    enum code ignored; /* CODE_OK, or why it is left: folder in inbox, not a regular file */
};

struct inbox {
    struct inbox_entry *entries;
    size_t count;
};

MUST_CHECK bool inbox_scan(struct arena *arena, const char *folder, int64_t settle_seconds,
                           struct inbox *ret, struct error *err);
/* Seconds until every file that is still unsettled would be, if nobody touches it: 0 = all are. */
int64_t inbox_unsettled_seconds(const struct inbox *inbox, int64_t settle_seconds);
/* Files named by the officer: taken as they are, from anywhere, and left where they are. */
MUST_CHECK bool inbox_named(struct arena *arena, const char *const *paths, size_t count,
                            struct inbox *ret, struct error *err);

/* True where both are the same file, unchanged. */
bool inbox_same(const struct stat *one, const struct stat *other);
int64_t inbox_modified_us(const struct inbox_entry *entry);
/* Removes the entry from the inbox if it is still the file that was read. */
MUST_CHECK bool inbox_remove(const struct inbox_entry *entry, struct error *err);

#endif
