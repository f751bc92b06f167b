/*
 * portal: dossiers of one portal file from the stage into the merged state, as if all files had
 *         come in version order.
 *
 * In:     the file's rows in stage.dossier, its ledger rows written (ops.file, ops.sheet).
 * Out:    fact.dossier as loading all portal files in version order would leave it. Where a newer
 *         file is loaded already, the dossiers of this file are taken out and built anew from all
 *         portal files in the archive, in the same transaction.
 * Errors: CODE_DB*, CODE_FILE_* where the archive lacks a file that the ledger names.
 * Source: spec/inputs.md "Versions and replacement".
 */
#ifndef THIDUA_LOAD_PORTAL_H
#define THIDUA_LOAD_PORTAL_H

#include "feed.h"
#include "work.h"

/* A portal file of the ledger, to be read again from the archive. */
struct portal_file {
    int64_t file_id;
    const char *path, *name;
    int64_t modified_at; /* UTC seconds */
    int32_t as_of;       /* of the night that loaded it */
};

/* All that are loaded, in version order; strings live in the arena. */
MUST_CHECK bool portal_list(struct load_context *load, struct arena *arena,
                            struct portal_file **ret, size_t *ret_count, struct error *err);
/* Its rows into stage.dossier, read as they were read then, repeats taken out. */
MUST_CHECK bool portal_stage(struct load_context *load, struct arena *arena,
                             const struct portal_file *old, struct repeat_filter *repeats,
                             struct feed_result *ret, struct error *err);
/* Whether this is a first load: rows may go straight into fact.dossier. */
MUST_CHECK bool portal_first(struct load_context *load, bool *ret, struct error *err);
/* Whether a newer file is loaded, by what the head of this one told. */
MUST_CHECK bool portal_newer(struct load_context *load, const struct work *work, bool *ret,
                             struct error *err);
/* Whether rows that change nothing may be left out: no newer file is loaded, and the file is large
 * enough. */
MUST_CHECK bool portal_may_skip(struct load_context *load, const struct work *work, bool *ret,
                                struct error *err);
/* Rows of a code that the file gave before become findings (stage.finding). */
MUST_CHECK bool portal_drop_repeats(struct load_context *load, int64_t file_id,
                                    const struct feed_result *read, bool direct, struct error *err);
/* all: village names changed, every dossier is built anew. direct: only what may repeat is in the
 * stage. */
MUST_CHECK bool portal_merge(struct load_context *load, const struct work *work,
                             const struct feed_result *read, bool all, bool direct,
                             struct error *err);

#endif
