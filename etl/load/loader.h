/*
 * loader: one content, one transaction: stage, facts, findings, ledger, settling; then its
 *         original into the archive.
 *
 * Out:    everything of the file is committed and its original archived, or nothing; the inbox
 *         file is removed after that and only if it is still the one that was read.
 * Errors: of the database or the machine (exit 3). A bad file is an outcome in the ledger, not an
 *         error.
 * Source: spec/operations.md "The night", spec/inputs.md "What becomes of a file and of a row".
 */
#ifndef THIDUA_LOAD_LOADER_H
#define THIDUA_LOAD_LOADER_H

#include "feed.h"
#include "work.h"

struct loader {
    struct load_context *load;
    struct repeat_filter *repeats;
};

struct loaded {
    char state[24]; /* as the ledger says */
    int64_t read, rejected, duplicate, warnings;
};

MUST_CHECK bool loader_load(struct loader *loader, const struct work *work, struct loaded *ret,
                            struct error *err);

#endif
