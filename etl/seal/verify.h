/*
 * verify: is everything that was frozen, published and logged still what it was? Names each damage.
 *
 * In:     a deployment's database and folder; or one ranking file alone. Nothing is changed: what is
 *         computed again is rolled back.
 * Out:    every damage is told with a code of schemas/catalogue/codes.xml, a place and a sentence.
 *         damages counts them; checked counts the things looked at.
 * Errors: only where a check could not be made (CODE_DB*, CODE_FILE_*, CODE_MEMORY): damage is no
 *         error.
 * Source: spec/scoring.md "Freeze"; research/reliability.md T11.
 */
#ifndef THIDUA_SEAL_VERIFY_H
#define THIDUA_SEAL_VERIFY_H

#include "base/config.h"
#include "base/db.h"
#include "seal/bundle.h"

typedef void verify_listener(void *context, enum code code, const char *place, const char *text);

struct verify {
    struct db *db; /* NULL: a file is looked at without a database */
    const struct config *config;
    struct arena *arena;
    const char *commune;
    verify_listener *listener;
    void *context;
    int64_t damages, checked;
};

/* Counts a damage and tells it. */
void verify_tell(struct verify *verify, enum code code, const char *place, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* All of the following but verify_file and verify_typed. */
MUST_CHECK bool verify_all(struct verify *verify, struct error *err);

/* Revisions: documents, rows, chain, signature, folder. */
MUST_CHECK bool verify_revisions(struct verify *verify, struct error *err);
/* Results: computed again from frozen rows; live figures, points, facts; the rubric's file. */
MUST_CHECK bool verify_results(struct verify *verify, struct error *err);
/* Originals in the archive, and published folders. */
MUST_CHECK bool verify_archive(struct verify *verify, struct error *err);
MUST_CHECK bool verify_reports(struct verify *verify, struct error *err);
/* The audit log, and the heads that were told. */
MUST_CHECK bool verify_audit(struct verify *verify, struct error *err);
/* A head typed from paper: must stand in one of the chains. */
MUST_CHECK bool verify_typed(struct verify *verify, const char *head, struct error *err);

struct verify_file_request {
    const char *path, *signature; /* signature NULL: PATH.sig */
    const char *certificate;      /* pinned; NULL: the deployment's */
};

/* A ranking file: form, signature, and its place in the chain as far as it is known here. */
MUST_CHECK bool verify_file(struct verify *verify, const struct verify_file_request *request,
                            struct error *err);

#endif
