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

/* Rows of a code that the stage holds already become findings (stage.finding). */
MUST_CHECK bool portal_drop_repeats(struct load_context *load, const struct feed_result *read,
                                    struct error *err);
/* all: village names changed, every dossier is built anew. */
MUST_CHECK bool portal_merge(struct load_context *load, const struct work *work,
                             const struct feed_result *read, bool all, struct error *err);

#endif
