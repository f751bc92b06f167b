/*
 * runner: measures and indicators of what changed: figures, values, signals, checks, in one
 *         transaction.
 *
 * In:     reference data and facts in place; the lock of the night or of the command is held.
 * Out:    measure.figure, measure.change, indicator.value, indicator.signal brought to what the
 *         facts say; rows that are right already are not written again, and a run with nothing
 *         stale writes nothing at all. All or nothing. `full` recomputes everything and gives the
 *         same rows.
 * Errors: CODE_CONFIG (catalogue), CODE_DB*; CODE_OUTPUT_CHECK where a check query of
 *         etl/model/check returns rows.
 * Source: spec/indicators.md "Incremental computation".
 */
#ifndef THIDUA_MODEL_RUNNER_H
#define THIDUA_MODEL_RUNNER_H

#include "base/config.h"
#include "base/db.h"

struct compute_options {
    const char *run_id; /* of ops.run, as text */
    const char *period; /* indicators of this period only; NULL = all */
    bool full;
    bool inside; /* the caller has begun the transaction and ends it */
};

struct compute_counts {
    int64_t figures;  /* rows of measure.figure written or removed */
    int64_t values;   /* rows of indicator.value written or removed */
    int64_t restated; /* figures of ended months that changed */
    int64_t signals;  /* signals there are now */
};

/* Commune and as-of date are those of the settings. */
MUST_CHECK bool compute_run(struct db *db, const struct config *config,
                            const struct compute_options *options, struct compute_counts *ret,
                            struct error *err);

#endif
