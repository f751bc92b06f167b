/*
 * settle: what counts once a file's rows are in: versions in force, persons, repeats, counts and states.
 *
 * Out:    recomputed from the tables, so that any order of arrival ends in the same rows; rows that stay as they are
 *         are not touched.
 * Errors: CODE_DB* (exit 3).
 * Source: spec/inputs.md "Rulings where sources collide or are silent".
 */
#ifndef THIDUA_LOAD_SETTLE_H
#define THIDUA_LOAD_SETTLE_H

#include "load.h"

MUST_CHECK bool settle_village(struct load_context *load, const char *village_code, struct error *err);
MUST_CHECK bool settle_surveys(struct load_context *load, struct error *err);
/* Counts and state of one file, from its findings (portal and reference files). */
MUST_CHECK bool settle_file(struct load_context *load, int64_t file_id, struct error *err);

#endif
