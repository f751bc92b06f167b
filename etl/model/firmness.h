/*
 * firmness: how firm each rank is, from seeded draws that vary weights by a quarter and survey
 *           estimates as sampled.
 *
 * In:     within score_run: the inputs of scenario 0 are in the work tables.
 * Out:    score.draws, score.firmness, score.pair of the year.
 * Rules:  the same seed gives the same figures on any machine.
 * Source: spec/scoring.md "How firm is a rank".
 */
#ifndef THIDUA_MODEL_FIRMNESS_H
#define THIDUA_MODEL_FIRMNESS_H

#include "base/db.h"

struct firmness {
    const char *commune, *year, *run_id;
    const char *seed;
    const char *draws; /* how many, as text */
    const char *basis; /* what the points rest on */
};

/* Before score_compute: adds the draws to the scenarios. */
MUST_CHECK bool firmness_put(struct db *db, const struct firmness *firmness, struct error *err);
/* After it: stores what came out; adds the rows to *written. */
MUST_CHECK bool firmness_store(struct db *db, const struct firmness *firmness, int64_t *written,
                               struct error *err);
/* The stored ones rest on something that changed. */
MUST_CHECK bool firmness_forget(struct db *db, const struct firmness *firmness, struct error *err);

#endif
