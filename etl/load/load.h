/*
 * load: what every part of loading needs: the database, the settings, the contracts, the village
 *         names, the key.
 *
 * In:     a deployment that `thidua init` has made; libpq's own settings.
 * Out:    one context for a whole run; village names can be read again after a reference list or a
 *         decision.
 * Owns:   everything lives in the arena of the settings and the file arenas made from it;
 *         load_close frees the rest.
 * Errors: CODE_CONFIG, CODE_NOT_INITIALISED (exit 2), CODE_DB* (exit 3).
 */
#ifndef THIDUA_LOAD_LOAD_H
#define THIDUA_LOAD_LOAD_H

#include "base/config.h"
#include "base/db.h"
#include "base/progress.h"
#include "contract/intake.h"

struct load_context {
    struct arena *arena; /* of the run */
    struct db *db;
    const struct config *config;
    const struct log *log; /* for the progress bar only */
    int64_t run_id;
    const char *commune;         /* code */
    const char *as_of;           /* 2026-11-20 */
    const char *spool, *archive; /* folders */
    struct contract_set contracts;
    struct arena *village_arena;
    struct village_index *villages;
    struct hmac_key key;
    struct intake_context intake; /* template: contracts, key, as_of, plan_year */
    struct read_options read;
};

/* Loads contracts, key and limits, makes spool and archive, reads the village names. */
MUST_CHECK bool load_open(struct load_context *ret, struct db *db, const struct config *config,
                          const struct log *log, int64_t run_id, struct error *err);
void load_close(struct load_context *load);
#define LOAD_AUTO __attribute__((cleanup(load_close)))

/* Reads names and aliases of the villages from the database anew. */
MUST_CHECK bool load_villages(struct load_context *load, struct error *err);

/* Numbers as text parameters. */
const char *load_number(struct arena *arena, int64_t number);

#endif
