/*
 * reference: brings ref.commune, ref.village, ref.village_alias, ref.setting and fact.village_year
 *            to what commune.xml and
 * villages.csv of the deployment say.
 *
 * In:     settings already loaded; the two files in the home folder; a database at this program's
 *         schema.
 * Out:    one transaction: all of it, or nothing. Rows that are right already are not touched, so
 *         that an unchanged night writes nothing. With `prune` (init), a village that is no longer
 *         listed and that no fact and no file names is removed: a mistyped code. One with history
 *         stays: a village ends by valid_to.
 * Errors: CODE_CONFIG with file and row; CODE_DB_*.
 * Source: spec/inputs.md "Reference list", spec/indicators.md "Settings that law or leaders may
 *         change".
 */
#ifndef THIDUA_LOAD_REFERENCE_H
#define THIDUA_LOAD_REFERENCE_H

#include "base/config.h"
#include "base/db.h"

struct reference_counts {
    size_t rows;     /* of villages.csv */
    size_t settings; /* dated rules of commune.xml */
};

MUST_CHECK bool reference_load(struct db *db, const struct config *config, bool prune,
                               struct reference_counts *ret, struct error *err);

#endif
