/*
 * score: points, totals, ranks and grades by a rubric, computed by PostgreSQL in numeric.
 *
 * In:     a rubric and the value of each unit for each criterion.
 * Out:    temporary tables pg_temp.score_* of the caller's transaction (score/work_tables.sql), to
 *         be listed or stored. Several scenarios (other weights or values) may be computed in the
 *         same pass; scenario 0 is the real one.
 * Order:  score_begin, the inputs (score_put_values, or any INSERT into score_input),
 *         score_compute, answers.
 * Errors: CODE_CONFIG where a declared function has no figure for a value (logarithm of 0, root of
 *         a negative product); CODE_DB_*.
 * Source: spec/scoring.md.
 */
#ifndef THIDUA_MODEL_SCORE_H
#define THIDUA_MODEL_SCORE_H

#include "base/db.h"
#include "model/rubric.h"

/* Inside a transaction of the caller's: makes the work tables and puts the rubric in. */
MUST_CHECK bool score_begin(struct db *db, const struct rubric *rubric, struct error *err);

/* A table of values as a JSON list of [unit, indicator, value or null, state or null], all strings.
 * Where a row repeats another, *ret_row is its number in the list, from 1, else 0. */
MUST_CHECK bool score_put_values(struct db *db, const char *json, int64_t *ret_row,
                                 struct error *err);

/* The indicators of the rubric that the table has no row of, parted by commas; NULL = none. */
MUST_CHECK bool score_absent(struct arena *arena, struct db *db, const char *json, const char **ret,
                             struct error *err);

/* Besides the real one two scenarios for each criterion: full in every unit; left out. Before
 * score_compute. */
MUST_CHECK bool score_put_scenarios(struct db *db, struct error *err);

/* Computes all scenarios. */
MUST_CHECK bool score_compute(struct db *db, const struct rubric *rubric, struct error *err);

/* unit, code, points, rank: criteria and groups first, then the totals. */
MUST_CHECK bool score_listing(struct db *db, struct result **ret, struct error *err);

/* unit, points, rank, grade, and the better grade that the total alone would give with what kept it
 * back. */
MUST_CHECK bool score_grades(struct db *db, struct result **ret, struct error *err);

struct score_options {
    const char *run_id; /* of ops.run, as text */
    int year;
    int draws; /* for rank intervals; 0 = none (stored ones stay while they rest on the same figures) */
    const char *seed; /* of the draws; NULL = the year's own ("thidua-2026") */
    bool inside;      /* the caller has begun the transaction and ends it */
};

struct score_counts {
    int64_t units, ranked, held;
    int64_t written; /* rows of schema score written or removed; 0 = all was right already */
    int64_t frozen;  /* the revision at which the year is frozen: nothing was computed; 0 = none */
};

/* The year to date by the rubric of the year (rubric_path) from the stored indicators: brings
 * schema score to it in one transaction, all or nothing. The lock is held. */
MUST_CHECK bool score_run(struct db *db, const struct config *config,
                          const struct score_options *options, struct score_counts *ret,
                          struct error *err);

#endif
