/*
 * explain_score: rank <- total <- points of each criterion, with the formula's figures put in and
 *                what would gain most.
 *
 * In:     stored points (after score). Out: Vietnamese text for people; no personal data.
 * Errors: CODE_USAGE for a village without points or a criterion that the rubric does not have;
 *         CODE_DB*.
 * Source: spec/scoring.md "Explain".
 */
#ifndef THIDUA_MODEL_EXPLAIN_SCORE_H
#define THIDUA_MODEL_EXPLAIN_SCORE_H

#include "base/db.h"
#include "base/text.h"

struct explain_score {
    const char *commune, *year, *village;
    const char *criterion; /* NULL = the whole chain */
    /* Set by explain_score: the indicator behind the criterion and its period, in the arena; NULL =
     * none. */
    const char *indicator, *period;
};

MUST_CHECK bool explain_score(struct arena *arena, struct db *db, struct explain_score *request,
                              struct buffer *out, struct error *err);

/* Does the year's stored rubric have a criterion of that code? */
MUST_CHECK bool explain_score_knows(struct db *db, const struct explain_score *request, bool *ret,
                                    struct error *err);

#endif
