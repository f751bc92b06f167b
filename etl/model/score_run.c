/*
 * score_run: the stored year: inputs from the indicators, results to schema score (see score.h).
 *
 * Rules:  a row that is right already is not written again; its run_id stays that of the run that
 *         computed it.
 */
#include "model/score.h"

#include "base/hash.h"
#include "base/path.h"
#include "model/firmness.h"
#include "sql.h"

#include <string.h>

enum { SCORE_RUN_ARENA_BYTES = 64 << 20, RUBRIC_LIMIT_BYTES = 16 << 20 };

struct scoring {
    struct db *db;
    struct arena *arena;
    struct rubric *rubric;
    const char *commune, *year, *as_of, *run_id;
    const char *json, *path;
    struct score_counts counts;
    struct firmness firmness;
    bool done; /* all that is stored rests on the same */
    bool draw;
    bool inside; /* the caller's transaction */
};

static bool store_rubric(struct scoring *scoring, struct error *err)
{
    struct span document;
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    RESULT_AUTO struct result *written = NULL;
    if (!path_read(scoring->arena, scoring->path, RUBRIC_LIMIT_BYTES, &document, err)) return false;
    hash_bytes(document, digest);
    hash_hex(digest, hex);
    const char *basis = xml_child_text(xml_root(scoring->rubric->doc), "basis", scoring->arena);
    const char *parameters[] = {
        scoring->commune,      scoring->year, scoring->json, scoring->rubric->code,
        scoring->rubric->name, basis,         hex,           document.bytes,
        scoring->run_id};
    if (!db_run(scoring->db, sql_store_rubric, 9, parameters, &written, err)) return false;
    if (result_affected(written) == 0) return true;
    scoring->counts.written += result_affected(written);
    return db_run(scoring->db, sql_forget_nodes, 2, parameters, NULL, err) &&
           db_run(scoring->db, sql_store_nodes, 3, parameters, NULL, err);
}

/* Runs a statement that answers with the number of rows it wrote. */
static bool store(struct scoring *scoring, const char *sql, size_t count, struct error *err)
{
    const char *parameters[] = {scoring->commune, scoring->year, scoring->run_id, scoring->as_of};
    RESULT_AUTO struct result *written = NULL;
    if (!db_run(scoring->db, sql, count, parameters, &written, err)) return false;
    scoring->counts.written += result_int(written, 0, 0);
    return true;
}

static bool count_units(struct scoring *scoring, struct error *err)
{
    const char *parameters[] = {scoring->commune, scoring->year};
    RESULT_AUTO struct result *count = NULL;
    if (!db_run(scoring->db, sql_score_count, 2, parameters, &count, err)) return false;
    scoring->counts.units = result_int(count, 0, 0);
    scoring->counts.ranked = result_int(count, 0, 1);
    scoring->counts.held = result_int(count, 0, 2);
    return true;
}

static bool is_true(const struct result *result, int column)
{
    return strcmp(result_text(result, 0, column), "t") == 0;
}

/* Puts the inputs in and finds out what is to be computed from them. */
static bool find_work(struct scoring *scoring, struct error *err)
{
    const char *inputs[] = {scoring->commune, scoring->year, scoring->as_of};
    const char *rests_on[] = {scoring->commune,       scoring->year,  scoring->json,
                              THIDUA_VERSION,         scoring->as_of, scoring->firmness.seed,
                              scoring->firmness.draws};
    RESULT_AUTO struct result *basis = NULL;
    if (!score_begin(scoring->db, scoring->rubric, err) ||
        !db_run(scoring->db, sql_put_stored, 3, inputs, NULL, err) ||
        !db_run(scoring->db, sql_score_basis, 7, rests_on, &basis, err))
        return false;
    scoring->firmness.basis = arena_strdup(scoring->arena, result_text(basis, 0, 0));
    scoring->done = is_true(basis, 1);
    scoring->draw = is_true(basis, 2);
    return !is_true(basis, 3) || firmness_forget(scoring->db, &scoring->firmness, err);
}

static bool store_firmness(struct scoring *scoring, struct error *err)
{
    int64_t written = 0;
    if (scoring->draw && !firmness_store(scoring->db, &scoring->firmness, &written, err))
        return false;
    scoring->counts.written += written;
    return true;
}

static bool store_all(struct scoring *scoring, struct error *err)
{
    const char *basis[] = {scoring->commune, scoring->year, scoring->run_id,
                           scoring->firmness.basis};
    return store_rubric(scoring, err) && store(scoring, sql_store_criterion_points, 3, err) &&
           store(scoring, sql_store_group_points, 3, err) &&
           store(scoring, sql_store_totals, 4, err) && store(scoring, sql_store_without, 3, err) &&
           store_firmness(scoring, err) &&
           db_run(scoring->db, sql_remember_scored, 4, basis, NULL, err);
}

static bool compute(struct scoring *scoring, struct error *err)
{
    const char *year[] = {scoring->commune, scoring->year};
    if (scoring->done) return true;
    return db_script(scoring->db, sql_analyze_stored, err) &&
           score_put_scenarios(scoring->db, err) &&
           db_run(scoring->db, sql_put_claimed, 2, year, NULL, err) &&
           (!scoring->draw || firmness_put(scoring->db, &scoring->firmness, err)) &&
           score_compute(scoring->db, scoring->rubric, err) && store_all(scoring, err);
}

/* A frozen year keeps its points whatever its figures would give today. */
static bool frozen(struct scoring *scoring, struct error *err)
{
    const char *parameters[] = {scoring->commune, scoring->year};
    RESULT_AUTO struct result *revision = NULL;
    if (!db_run(scoring->db, sql_frozen_revision, 2, parameters, &revision, err)) return false;
    scoring->counts.frozen = result_int(revision, 0, 0);
    return true;
}

static bool work(struct scoring *scoring, struct error *err)
{
    return find_work(scoring, err) && compute(scoring, err);
}

static bool score_year(struct scoring *scoring, struct error *err)
{
    BUFFER_AUTO struct buffer json;
    buffer_init(&json, RUBRIC_LIMIT_BYTES);
    rubric_json(scoring->rubric, &json);
    scoring->json = json.bytes;
    if (!scoring->inside && !db_begin(scoring->db, err)) return false;
    if (frozen(scoring, err) && (scoring->counts.frozen > 0 || work(scoring, err)) &&
        count_units(scoring, err) && (scoring->inside || db_commit(scoring->db, err)))
        return true;
    if (!scoring->inside) db_rollback(scoring->db);
    return false;
}

bool score_run(struct db *db, const struct config *config, const struct score_options *options,
               struct score_counts *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(SCORE_RUN_ARENA_BYTES);
    struct scoring scoring = {.db = db,
                              .arena = arena,
                              .commune = config_text(config, "commune-code"),
                              .year = arena_printf(arena, "%d", options->year),
                              .as_of = config_text(config, "as-of"),
                              .run_id = options->run_id,
                              .inside = options->inside};
    const char *seed =
        options->seed ? options->seed : arena_printf(arena, "thidua-%d", options->year);
    scoring.firmness = (struct firmness){.commune = scoring.commune,
                                         .year = scoring.year,
                                         .run_id = scoring.run_id,
                                         .seed = seed,
                                         .draws = arena_printf(arena, "%d", options->draws)};
    bool done = rubric_of_year(arena, config, RUBRIC_VILLAGES, options->year, &scoring.rubric,
                               &scoring.path, err) &&
                score_year(&scoring, err);
    rubric_closep(&scoring.rubric);
    if (done) *ret = scoring.counts;
    return done;
}
