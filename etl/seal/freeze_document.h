/*
 * freeze_document: ranking.xml of the revision being made, its head and its signature.
 *
 * In:     an open revision whose rows and other documents are kept.
 * Out:    ranking.xml and, where the unit has a key, ranking.xml.sig among the documents; ret->head,
 *         ret->is_signed.
 * Errors: CODE_OUTPUT_CHECK where the document is not valid; those of seal/keys.h and signature.h.
 */
#ifndef THIDUA_SEAL_FREEZE_DOCUMENT_H
#define THIDUA_SEAL_FREEZE_DOCUMENT_H

#include "seal/bundle.h"
#include "seal/freeze.h"

/* A freeze under way. */
struct freezing {
    struct db *db;
    const struct config *config;
    struct revision_key key;
    const char *reason, *run_id;
    const char *chain, *previous, *audit_entry, *audit_head, *prepared_at;
};

MUST_CHECK bool freeze_document(const struct freezing *freezing, struct freeze_result *ret,
                                struct error *err);

#endif
