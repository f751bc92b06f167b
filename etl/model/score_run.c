/*
 * score_run: the stored year: inputs from the indicators, results to schema score (see score.h).
 *
 * Rules:  a row that is right already is not written again; its run_id stays that of the run that
 *         computed it.
 */
#include "model/firmness.h"
#include "model/score_year.h"
#include "sql.h"

struct scoring {
    struct score_year *year;
    struct score_counts counts;
    struct firmness firmness;
    bool done; /* all that is stored rests on the same */
    bool draw;
};

static bool store_rubric(struct score_year *year, struct error *err)
{
    const char *parameters[] = {year->commune, year->year, year->json};
    int64_t rows;
    if (!score_year_store_rubric(year, sql_store_rubric, &rows, err)) return false;
    year->written += rows;
    return rows == 0 || (db_run(year->db, sql_forget_nodes, 2, parameters, NULL, err) &&
                         db_run(year->db, sql_store_nodes, 3, parameters, NULL, err));
}

static bool count_units(struct scoring *scoring, struct error *err)
{
    const char *parameters[] = {scoring->year->commune, scoring->year->year};
    RESULT_AUTO struct result *count = NULL;
    if (!db_run(scoring->year->db, sql_score_count, 2, parameters, &count, err)) return false;
    scoring->counts.units = result_int(count, 0, 0);
    scoring->counts.ranked = result_int(count, 0, 1);
    scoring->counts.held = result_int(count, 0, 2);
    return true;
}

/* Puts the inputs in and finds out what is to be computed from them. */
static bool find_work(struct scoring *scoring, struct error *err)
{
    const struct score_year *year = scoring->year;
    struct firmness *firmness = &scoring->firmness;
    const char *inputs[] = {year->commune, year->year, year->as_of};
    const char *rests_on[] = {year->commune, year->year,     year->json,     THIDUA_VERSION,
                              year->as_of,   firmness->seed, firmness->draws};
    RESULT_AUTO struct result *basis = NULL;
    if (!score_begin(year->db, year->rubric, err) ||
        !db_run(year->db, sql_put_stored, 3, inputs, NULL, err) ||
        !db_run(year->db, sql_score_basis, 7, rests_on, &basis, err))
        return false;
    firmness->basis = arena_strdup(year->arena, result_text(basis, 0, 0));
    scoring->done = result_true(basis, 0, 1);
    scoring->draw = result_true(basis, 0, 2);
    return !result_true(basis, 0, 3) || firmness_forget(year->db, firmness, err);
}

static bool store_all(struct scoring *scoring, struct error *err)
{
    struct score_year *year = scoring->year;
    struct db *db = year->db;
    int64_t *written = &year->written;
    const char *given[] = {year->commune, year->year, year->run_id, year->as_of};
    const char *basis[] = {year->commune, year->year, year->run_id, scoring->firmness.basis};
    return store_rubric(year, err) &&
           db_tally(db, sql_store_criterion_points, 3, given, written, err) &&
           db_tally(db, sql_store_group_points, 3, given, written, err) &&
           db_tally(db, sql_store_totals, 4, given, written, err) &&
           db_tally(db, sql_store_without, 3, given, written, err) &&
           (!scoring->draw || firmness_store(db, &scoring->firmness, written, err)) &&
           db_run(db, sql_remember_scored, 4, basis, NULL, err);
}

static bool compute(struct scoring *scoring, struct error *err)
{
    const struct score_year *year = scoring->year;
    const char *parameters[] = {year->commune, year->year};
    if (scoring->done) return true;
    return db_script(year->db, sql_analyze_stored, err) && score_put_scenarios(year->db, err) &&
           db_run(year->db, sql_put_claimed, 2, parameters, NULL, err) &&
           (!scoring->draw || firmness_put(year->db, &scoring->firmness, err)) &&
           score_compute(year->db, year->rubric, err) && store_all(scoring, err);
}

/* A frozen year keeps its points whatever its figures would give today. */
static bool work(void *context, struct error *err)
{
    struct scoring *scoring = context;
    return (scoring->year->frozen > 0 || (find_work(scoring, err) && compute(scoring, err))) &&
           count_units(scoring, err);
}

bool score_run(struct db *db, const struct config *config, const struct score_options *options,
               struct score_counts *ret, struct error *err)
{
    SCORE_YEAR_AUTO struct score_year year = {0};
    struct scoring scoring = {.year = &year};
    if (!score_year_open(&year, db, config, options, RUBRIC_VILLAGES, err)) return false;
    const char *seed =
        options->seed ? options->seed : arena_printf(year.arena, "thidua-%d", options->year);
    scoring.firmness = (struct firmness){.commune = year.commune,
                                         .year = year.year,
                                         .run_id = year.run_id,
                                         .seed = seed,
                                         .draws = arena_printf(year.arena, "%d", options->draws)};
    if (!score_year_run(&year, work, &scoring, err)) return false;
    *ret = scoring.counts;
    ret->written = year.written;
    ret->frozen = year.frozen;
    return true;
}
