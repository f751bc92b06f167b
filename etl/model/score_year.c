/*
 * score_year: see score_year.h.
 */
#include "model/score_year.h"

#include "base/hash.h"
#include "base/path.h"
#include "sql.h"

enum { SCORE_YEAR_ARENA_BYTES = 64 << 20, RUBRIC_LIMIT_BYTES = 16 << 20 };

bool score_year_open(struct score_year *ret, struct db *db, const struct config *config,
                     const struct score_options *options, enum rubric_scope scope,
                     struct error *err)
{
    struct arena *arena = arena_open(SCORE_YEAR_ARENA_BYTES);
    *ret = (struct score_year){.arena = arena,
                               .db = db,
                               .commune = config_text(config, "commune-code"),
                               .year = arena_printf(arena, "%d", options->year),
                               .as_of = config_text(config, "as-of"),
                               .run_id = options->run_id,
                               .inside = options->inside};
    return rubric_of_year(arena, config, scope, options->year, &ret->rubric, &ret->path, err);
}

void score_year_closep(struct score_year *year)
{
    rubric_closep(&year->rubric);
    arena_close(year->arena);
}

static bool find_frozen(struct score_year *year, struct error *err)
{
    const char *parameters[] = {year->commune, year->year};
    return db_tally(year->db, sql_frozen_revision, 2, parameters, &year->frozen, err);
}

bool score_year_run(struct score_year *year, bool (*work)(void *context, struct error *err),
                    void *context, struct error *err)
{
    BUFFER_AUTO struct buffer json;
    buffer_init(&json, RUBRIC_LIMIT_BYTES);
    rubric_json(year->rubric, &json);
    year->json = json.bytes;
    if (!year->inside && !db_begin(year->db, err)) return false;
    if (find_frozen(year, err) && work(context, err) && (year->inside || db_commit(year->db, err)))
        return true;
    if (!year->inside) db_rollback(year->db);
    return false;
}

bool score_year_store_rubric(const struct score_year *year, const char *sql, int64_t *ret_rows,
                             struct error *err)
{
    struct span document;
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    RESULT_AUTO struct result *written = NULL;
    if (!path_read(year->arena, year->path, RUBRIC_LIMIT_BYTES, &document, err)) return false;
    hash_bytes(document, digest);
    hash_hex(digest, hex);
    const struct rubric *rubric = year->rubric;
    const char *basis = xml_child_text(xml_root(rubric->doc), "basis", year->arena);
    const char *parameters[] = {year->commune, year->year,     year->json,
                                rubric->code,  rubric->name,   basis,
                                hex,           document.bytes, year->run_id};
    if (!db_run(year->db, sql, 9, parameters, &written, err)) return false;
    *ret_rows = result_affected(written);
    return true;
}
