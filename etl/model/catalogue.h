/*
 * catalogue: indicators.xml: measures, the SQL files that compute them, and indicators as
 *            expressions over measures.
 *
 * In:     THIDUA_HOME/indicators.xml where it is there, else schemas/catalogue/indicators.xml of
 *         the program; for every source measure_<name>.sql in THIDUA_HOME/measures, else in
 *         etl/model/measure of the program. Both are read at run time: adding an indicator or a
 *         measure needs no compiler.
 * Out:    tables ref.measure_source, measure, indicator, indicator_term, indicator_target,
 *         indicator_bounds; nothing is written where the same file is stored already.
 * Errors: CODE_CONFIG with file and line where the file breaks its XSD or its meaning; CODE_FILE_*
 *         for a missing SQL file.
 * Source: spec/indicators.md ("The catalogue is data, not code").
 */
#ifndef THIDUA_MODEL_CATALOGUE_H
#define THIDUA_MODEL_CATALOGUE_H

#include "base/config.h"
#include "base/db.h"
#include "base/hash.h"

struct catalogue_source {
    const char *name; /* "dossier" */
    const char *path; /* of its SQL file */
    const char *sql;  /* one statement: $1 commune, $2 as-of date, $3 villages as text[] or NULL */
    char digest[HASH_HEX];
};

struct catalogue {
    const char *path;
    const char *document; /* the XML itself */
    char digest[HASH_HEX];
    struct catalogue_source *sources;
    size_t count;
};

/* Strings live in the arena. */
MUST_CHECK bool catalogue_load(struct arena *arena, const struct config *config,
                               struct catalogue *ret, struct error *err);

/* Inside the caller's transaction. */
MUST_CHECK bool catalogue_store(struct db *db, const char *commune,
                                const struct catalogue *catalogue, struct error *err);

/* Runs every source's SQL for no village and takes it back: does it fit this database? (`thidua
 * check`) */
MUST_CHECK bool catalogue_dry_run(struct db *db, const char *commune, const char *as_of,
                                  const struct catalogue *catalogue, struct error *err);

#endif
