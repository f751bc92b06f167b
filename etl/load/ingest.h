/*
 * ingest: one run over the inbox, or over files named by the officer.
 *
 * In:     the lock is held (night/lock.h); a row of ops.run is open.
 * Out:    files that came a moment ago are waited for, at most --settle seconds; every settled file
 *         is loaded, held, rejected or known already; its original is archived; it is out of the
 *         inbox. Work is driven by the ledger: contents marked stale are read again from the
 *         archive.
 * Errors: one bad file never stops the others. Database, disk, memory end the run (exit 3);
 *         running it again is safe.
 */
#ifndef THIDUA_LOAD_INGEST_H
#define THIDUA_LOAD_INGEST_H

#include "load.h"

struct ingest_options {
    const char *const *files; /* NULL = the inbox */
    size_t file_count;
    bool dry_run; /* say what would happen, change nothing */
    bool quiet;   /* no progress bar */
};

struct ingest_counts {
    int64_t files, loaded, loaded_with_rejects, superseded, duplicates, held, rejected;
    int64_t waiting; /* left: still being written, folders, links */
    int64_t again;   /* read again from the archive */
    int64_t rows_read, rows_rejected, rows_duplicate;
    int64_t warnings;
};

/* What became of each file as it happens; may be NULL in the options' place. */
struct ingest_listener {
    void *context;
    void (*file)(void *context, const char *name, const char *state, int64_t rows_read,
                 int64_t rows_rejected);
    void (*left)(void *context, const char *name, enum code why); /* CODE_OK: still being written */
};

MUST_CHECK bool ingest_run(struct load_context *load, const struct ingest_options *options,
                           const struct ingest_listener *listener, struct ingest_counts *ret,
                           struct error *err);
/* 1 where something needs a person's look, else 0. */
int ingest_exit_status(const struct ingest_counts *counts);

#endif
