/*
 * settle: what counts once a file's rows are in: versions in force, persons, repeats, counts and
 *         states.
 *
 * Out:    recomputed from the tables, so that any order of arrival ends in the same rows; rows
 *         that stay as they are are not touched.
 * Errors: CODE_DB* (exit 3).
 * Source: spec/inputs.md "Rulings where sources collide or are silent".
 */
#ifndef THIDUA_LOAD_SETTLE_H
#define THIDUA_LOAD_SETTLE_H

#include "load.h"

/* Facts that a file touched, as bits; a new roster decides about training and elections too. */
enum settle_fact {
    SETTLE_MEMBER = 1,
    SETTLE_ACTIVITY = 2,
    SETTLE_TRAINING = 4,
    SETTLE_ELECTION = 8,
    SETTLE_SUPPORT = 16,
    SETTLE_REACH = 32,
    SETTLE_PROPOSAL = 64,
    SETTLE_ALL = 127
};
enum settle_fact settle_fact_of(const char *fact); /* 0: none of these */
MUST_CHECK bool settle_village(struct load_context *load, const char *village_code, unsigned facts,
                               struct error *err);
MUST_CHECK bool settle_surveys(struct load_context *load, struct error *err);
/* Counts and state of one file, from its findings (portal and reference files). */
MUST_CHECK bool settle_file(struct load_context *load, int64_t file_id, struct error *err);

#endif
