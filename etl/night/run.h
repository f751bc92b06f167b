/*
 * run: the run table: a row is written and committed before work, a step at a time is noted, the
 *      row is closed after.
 *
 * In:     the lock is held (night/lock.h): rows that still say "running" belong to dead runs and
 *         are closed as dead.
 * Out:    ops.run, ops.step; counts as a JSON object made by the caller from numbers only.
 * Errors: CODE_DB*. A run that never closes its row is closed by the next one.
 */
#ifndef THIDUA_NIGHT_RUN_H
#define THIDUA_NIGHT_RUN_H

#include "base/config.h"
#include "base/db.h"

struct run {
    struct db *db;
    const char *commune; /* code */
    char id[24];         /* run_id as text */
    int64_t run_id;
    int64_t dead; /* dead runs closed at the start */
};

/* kind: "nightly", "ingest", "compute", "report". */
MUST_CHECK bool run_begin(struct run *ret, struct db *db, const struct config *config,
                          const char *kind, struct error *err);
MUST_CHECK bool run_end(struct run *run, int exit_status, struct error *err);
/* Ends a run whose work is done, or failed with *err; false where the work or the ending failed,
 * *err is then the first of the two. */
MUST_CHECK bool run_close(struct run *run, bool done, struct error *err);

MUST_CHECK bool step_begin(const struct run *run, const char *name, struct error *err);
/* state: "done", "failed", "skipped"; counts_json "{}" where there is nothing to count. */
MUST_CHECK bool step_end(const struct run *run, const char *name, const char *state,
                         const char *counts_json, struct error *err);

#endif
