/*
 * shadow: a year computed and scored once more, from its frozen rows or from today's, without
 *         touching what is stored: under another commune code, in a transaction that is rolled back.
 *
 * In:     revision NULL: today's facts with the deployment's catalogue and rubric; else the rows,
 *         catalogue, rubric and day of that revision. The SQL of measures is the program's.
 * Out:    between shadow_begin and shadow_end the tables hold the commune `code` beside the real one,
 *         computed and scored.
 * Errors: those of compute_run and score_run; CODE_DB*, CODE_FILE_*. After a failure shadow_end
 *         still has to be called.
 * Source: spec/scoring.md "Freeze" (recomputes the result from the frozen rows).
 */
#ifndef THIDUA_SEAL_SHADOW_H
#define THIDUA_SEAL_SHADOW_H

#include "seal/bundle.h"
#include "seal/workspace.h"

struct shadow {
    struct db *db;
    struct workspace work;
    const char *code; /* of the commune that is computed */
};

struct shadow_request {
    const struct config *config;
    struct revision_key key; /* revision NULL = today */
    const char *as_of;
    bool draws; /* draw again what tells how firm the ranks are: most of the time */
};

MUST_CHECK bool shadow_begin(struct shadow *shadow, struct db *db,
                             const struct shadow_request *request, struct error *err);
void shadow_end(struct shadow *shadow);
#define SHADOW_AUTO __attribute__((cleanup(shadow_end)))

#endif
