/*
 * score_year: what the stored scorings of a year share: of villages (score_run.c), of the teams'
 *             members (individual.c).
 *
 * Order:  score_year_open, score_year_run, score_year_closep.
 * Owns:   the arena and the rubric, until closed.
 * Errors: CODE_CONFIG (rubric), CODE_DB_*.
 * Source: spec/scoring.md.
 */
#ifndef THIDUA_MODEL_SCORE_YEAR_H
#define THIDUA_MODEL_SCORE_YEAR_H

#include "model/score.h"

struct score_year {
    struct arena *arena;
    struct db *db;
    struct rubric *rubric;
    const char *commune, *year, *as_of, *run_id;
    const char *path, *json; /* the rubric's file; the rubric as rubric_json writes it */
    bool inside;             /* the transaction is the caller's */
    int64_t frozen;          /* the revision at which the year is frozen; 0 = it is not */
    int64_t written;         /* rows written or removed */
};

/* Reads the rubric of the year. */
MUST_CHECK bool score_year_open(struct score_year *ret, struct db *db, const struct config *config,
                                const struct score_options *options, enum rubric_scope scope,
                                struct error *err);
void score_year_closep(struct score_year *year);
#define SCORE_YEAR_AUTO __attribute__((cleanup(score_year_closep)))

/* In one transaction, all or nothing: looks whether the year is frozen, then does the work. */
MUST_CHECK bool score_year_run(struct score_year *year,
                               bool (*work)(void *context, struct error *err), void *context,
                               struct error *err);

/* Stores the rubric by a statement of nine parameters (score/store_rubric.sql); *ret_rows = rows
 * written. */
MUST_CHECK bool score_year_store_rubric(const struct score_year *year, const char *sql,
                                        int64_t *ret_rows, struct error *err);

#endif
