/*
 * late: see late.h.
 */
#include "seal/late.h"

#include "base/path.h"
#include "model/catalogue.h"
#include "model/rubric.h"
#include "seal/shadow.h"
#include "sql.h"

enum { LATE_RUBRIC_LIMIT_BYTES = 16 << 20 };

struct comparing {
    struct db *db;
    const struct config *config;
    struct revision_key frozen; /* the year's last revision */
    const char *mark;           /* what the stored differences rest on */
};

/* Digest of the files that the scoring of today would read. */
static bool digest_rules(const struct comparing *comparing, int year, char ret_hex[HASH_HEX],
                         struct error *err)
{
    struct arena *arena = comparing->config->arena;
    struct catalogue catalogue;
    struct span rubric;
    uint8_t digest[HASH_BYTES];
    const char *path = rubric_path(arena, comparing->config, RUBRIC_VILLAGES, year);
    if (!catalogue_load(arena, comparing->config, &catalogue, err) ||
        !path_read(arena, path, LATE_RUBRIC_LIMIT_BYTES, &rubric, err))
        return false;
    struct hash_state *state = hash_open();
    hash_add(state, THIDUA_VERSION, sizeof THIDUA_VERSION);
    hash_add(state, catalogue.digest, sizeof catalogue.digest);
    for (size_t i = 0; i < catalogue.count; i++)
        hash_add(state, catalogue.sources[i].digest, sizeof catalogue.sources[i].digest);
    hash_add(state, rubric.bytes, rubric.length);
    hash_finish(state, digest);
    hash_hex(digest, ret_hex);
    return true;
}

/* The revision to compare with, and whether the stored differences still hold. */
static bool find(struct comparing *comparing, int year, bool *ret_work, struct error *err)
{
    char rules[HASH_HEX];
    RESULT_AUTO struct result *basis = NULL;
    struct arena *arena = comparing->config->arena;
    comparing->frozen.commune = config_text(comparing->config, "commune-code");
    comparing->frozen.year = arena_printf(arena, "%d", year);
    if (!digest_rules(comparing, year, rules, err)) return false;
    const char *parameters[] = {comparing->frozen.commune, comparing->frozen.year,
                                config_text(comparing->config, "as-of"), rules};
    if (!db_run(comparing->db, sql_late_basis, 4, parameters, &basis, err)) return false;
    comparing->frozen.revision = arena_strdup(arena, result_text(basis, 0, 0));
    comparing->mark = arena_strdup(arena, result_text(basis, 0, 1));
    *ret_work = result_int(basis, 0, 0) > 0 && !result_true(basis, 0, 2);
    return true;
}

/* The differences as JSON, read before the recomputation is rolled back. */
static bool compute(const struct comparing *comparing, const char **ret_json, struct error *err)
{
    const struct shadow_request request = {
        .config = comparing->config,
        .key = {.commune = comparing->frozen.commune, .year = comparing->frozen.year},
        .as_of = config_text(comparing->config, "as-of")};
    SHADOW_AUTO struct shadow shadow = {0};
    RESULT_AUTO struct result *rows = NULL;
    if (!shadow_begin(&shadow, comparing->db, &request, err)) return false;
    const char *parameters[] = {comparing->frozen.commune, comparing->frozen.year,
                                comparing->frozen.revision, shadow.code};
    if (!db_run(comparing->db, sql_late_rows, 4, parameters, &rows, err)) return false;
    *ret_json = arena_strdup(comparing->config->arena, result_text(rows, 0, 0));
    return true;
}

static bool count(const struct comparing *comparing, struct late_counts *ret, struct error *err)
{
    const char *parameters[] = {comparing->frozen.commune, comparing->frozen.year};
    RESULT_AUTO struct result *counts = NULL;
    if (!db_run(comparing->db, sql_late_count, 2, parameters, &counts, err)) return false;
    *ret = (struct late_counts){.villages = result_int(counts, 0, 0),
                                .rows = result_int(counts, 0, 1)};
    return true;
}

bool late_run(struct db *db, const struct config *config, int year, struct late_counts *ret,
              struct error *err)
{
    struct comparing comparing = {.db = db, .config = config};
    bool work;
    const char *json = NULL;
    if (!find(&comparing, year, &work, err)) return false;
    if (work) {
        if (!compute(&comparing, &json, err)) return false;
        const char *parameters[] = {comparing.frozen.commune, comparing.frozen.year, json,
                                    comparing.mark};
        if (!db_run(db, sql_late_store, 4, parameters, NULL, err)) return false;
    }
    return count(&comparing, ret, err);
}
