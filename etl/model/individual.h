/*
 * individual: what each member of a team did in a year, and points, ranks and grades by it.
 *
 * In:     the facts in force; the rubric for individuals of the year (rubric_of_year). A year
 *         without such a rubric is not scored: nothing is an error then.
 * Out:    measure.individual, score.individual*: one row a village and member who is in the team on
 *         the last day counted. Rows that are right already are not written again.
 * Privacy: listings and explanations name persons: they are for the officer and go nowhere else.
 * Errors: CODE_CONFIG (rubric), CODE_USAGE (a number that the list does not have), CODE_DB_*.
 * Source: spec/scoring.md "Individuals".
 */
#ifndef THIDUA_MODEL_INDIVIDUAL_H
#define THIDUA_MODEL_INDIVIDUAL_H

#include "base/config.h"
#include "base/db.h"
#include "base/listing.h"
#include "model/score.h"

struct individual_counts {
    int64_t members, written;
};

/* In one transaction, all or nothing (options->inside: the caller's). A frozen year is left as it
 * is. The lock is held. */
MUST_CHECK bool individual_run(struct db *db, const struct config *config,
                               const struct score_options *options, struct individual_counts *ret,
                               struct error *err);

enum individual_column {
    INDIVIDUAL_NUMBER,
    INDIVIDUAL_VILLAGE,
    INDIVIDUAL_VILLAGE_NAME,
    INDIVIDUAL_NAME,
    INDIVIDUAL_ROLE,
    INDIVIDUAL_POINTS,
    INDIVIDUAL_RANK,
    INDIVIDUAL_VILLAGE_RANK,
    INDIVIDUAL_GRADE,
    INDIVIDUAL_BOUND_BY,
    INDIVIDUAL_CLASSES,
    INDIVIDUAL_SESSIONS,
    INDIVIDUAL_RESIDENTS,
    INDIVIDUAL_ELECTION,
    INDIVIDUAL_TASKS,
    INDIVIDUAL_NAMESAKE,
    INDIVIDUAL_PROVISIONAL,
    INDIVIDUAL_PERSON,
    INDIVIDUAL_COLUMNS
};

/* All members by rank, or those of a village; columns as above. */
MUST_CHECK bool individual_rows(struct db *db, const struct config *config, int year,
                                const char *village, struct result **ret, struct error *err);

/* The member of that number in the list: criteria with what was done and the points, then the
 * source rows. */
MUST_CHECK bool individual_explain(struct arena *arena, struct db *db, const struct config *config,
                                   int year, int64_t number, struct buffer *out, struct error *err);

#endif
