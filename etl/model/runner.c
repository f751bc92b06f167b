/*
 * runner: the order of the statements (see runner.h). What they do is in the SQL files.
 */
#include "model/runner.h"

#include "model/catalogue.h"
#include "model/checks.h"
#include "model/period.h"
#include "sql.h"

enum { RUNNER_ARENA_BYTES = 32 << 20, RUNNER_ARRAY_BYTES = 1 << 20 };

struct running {
    struct db *db;
    struct arena *arena;
    const char *commune, *as_of;
    const struct compute_options *options;
    struct catalogue catalogue;
    struct result *scope; /* source, stale, villages, basis */
    struct compute_counts counts;
};

enum { SCOPE_SOURCE, SCOPE_STALE, SCOPE_VILLAGES, SCOPE_BASIS };

static const char *scope_or_null(const struct running *run, int row, int column)
{
    return result_null(run->scope, row, column) ? NULL : result_text(run->scope, row, column);
}

static bool stale(const struct running *run, int row)
{
    return result_true(run->scope, row, SCOPE_STALE);
}

/* The last row of the scope is that of the indicators ('*'). */
static int last_row(const struct running *run)
{
    return result_rows(run->scope) - 1;
}

static bool find_scope(struct running *run, struct error *err)
{
    BUFFER_AUTO struct buffer names, digests;
    buffer_init(&names, RUNNER_ARRAY_BYTES);
    buffer_init(&digests, RUNNER_ARRAY_BYTES);
    for (size_t i = 0; i < run->catalogue.count;
         i++) { /* codes and hexadecimal digits need no quoting */
        buffer_printf(&names, "%s,", run->catalogue.sources[i].name);
        buffer_printf(&digests, "%s%s,", run->catalogue.sources[i].digest, run->catalogue.digest);
    }
    const char *parameters[] = {run->commune, run->as_of, run->options->full ? "true" : "false",
                                arena_printf(run->arena, "{%s*}", names.bytes ? names.bytes : ""),
                                arena_printf(run->arena, "{%s%s}",
                                             digests.bytes ? digests.bytes : "",
                                             run->catalogue.digest)};
    return db_run(run->db, sql_compute_scope, 5, parameters, &run->scope, err);
}

static bool compute_source(struct running *run, int row, struct error *err)
{
    const struct catalogue_source *source = &run->catalogue.sources[row];
    const char *villages = scope_or_null(run, row, SCOPE_VILLAGES);
    const char *given[] = {run->commune, run->as_of, villages};
    if (!db_run(run->db, source->sql, 3, given, NULL, err))
        return error_at(err, source->path, NULL, 0, NULL);
    const char *stored[] = {run->commune, run->as_of, villages, source->name, run->options->run_id};
    return db_tally(run->db, sql_store_figures, 5, stored, &run->counts.figures, err);
}

/* Villages first, then the commune, which reads what is stored of them. The planner knows nothing
 * of a table filled in this transaction: each is analyzed before it is joined. */
static bool evaluate(struct running *run, struct error *err)
{
    const char *scope[] = {run->commune, run->as_of,
                           result_text(run->scope, last_row(run), SCOPE_BASIS),
                           run->options->full ? "true" : "false", run->options->period};
    const char *day[] = {run->commune, run->as_of};
    const char *of_villages[] = {run->commune, run->options->run_id, run->as_of, "false"};
    const char *of_commune[] = {run->commune, run->options->run_id, run->as_of, "true"};
    return db_run(run->db, sql_evaluate_scope, 5, scope, NULL, err) &&
           db_script(run->db, sql_analyze_scope, err) &&
           db_run(run->db, sql_evaluate_figures, 2, day, NULL, err) &&
           db_script(run->db, sql_analyze_figures, err) &&
           db_run(run->db, sql_evaluate_villages, 2, day, NULL, err) &&
           db_script(run->db, sql_analyze_result, err) &&
           db_tally(run->db, sql_store_values, 4, of_villages, &run->counts.values, err) &&
           db_run(run->db, sql_evaluate_moved, 4, scope, NULL, err) &&
           db_script(run->db, sql_analyze_moved, err) &&
           db_run(run->db, sql_evaluate_commune, 2, day, NULL, err) &&
           db_tally(run->db, sql_store_values, 4, of_commune, &run->counts.values, err);
}

static bool find_signals(struct running *run, const char *villages, struct error *err)
{
    const char *given[] = {run->commune, run->as_of, villages};
    const char *stored[] = {run->commune, run->options->run_id, villages, run->as_of};
    return db_run(run->db, sql_signals_of_values, 2, given, NULL, err) &&
           db_run(run->db, sql_signals_of_facts, 3, given, NULL, err) &&
           db_tally(run->db, sql_store_signals, 4, stored, &run->counts.signals, err);
}

/* Indicators, signals and checks of the villages whose figures changed; of all where the catalogue, a rule
 * or the day did. */
static bool compute_indicators(struct running *run, struct error *err)
{
    RESULT_AUTO struct result *touched = NULL;
    if (!db_run(run->db, sql_touched_villages, 0, NULL, &touched, err)) return false;
    bool all = stale(run, last_row(run));
    if (!all && result_null(touched, 0, 0)) return true;
    const char *villages = all ? NULL : result_text(touched, 0, 0);
    /* The planner must not meet tables that it knows nothing of: nested loops over them cost
     * seconds. */
    if (all && run->counts.figures > 0 && !db_script(run->db, sql_analyze_model, err)) return false;
    return evaluate(run, err) && find_signals(run, villages, err) &&
           checks_run(run->db, run->commune, run->as_of, villages, err);
}

static bool remember(struct running *run, struct error *err)
{
    for (int row = 0; row <= last_row(run); row++) {
        /* Indicators of one period only: the others stay stale. */
        bool partial = row == last_row(run) && run->options->period;
        const char *parameters[] = {
            run->commune, result_text(run->scope, row, SCOPE_SOURCE), run->as_of,
            partial ? "" : result_text(run->scope, row, SCOPE_BASIS), run->options->run_id};
        if (!db_run(run->db, sql_remember_computed, 5, parameters, NULL, err)) return false;
    }
    return db_run(run->db, sql_forget_dirty, 1, (const char *const[]){run->commune}, NULL, err);
}

static bool anything_stale(const struct running *run)
{
    for (int row = 0; row <= last_row(run); row++)
        if (stale(run, row)) return true;
    return false;
}

static bool compute_all(struct running *run, struct error *err)
{
    if (!db_script(run->db, sql_compute_tables, err) ||
        !db_run(run->db, sql_index_dossiers, 1, (const char *const[]){run->commune}, NULL, err))
        return false;
    for (int row = 0; row < last_row(run); row++)
        if (stale(run, row) && !compute_source(run, row, err)) return false;
    return compute_indicators(run, err) &&
           db_tally(run->db, sql_count_restated, 2,
                    (const char *const[]){run->commune, run->options->run_id},
                    &run->counts.restated, err) &&
           remember(run, err);
}

static bool prepare(struct running *run, struct error *err)
{
    int64_t calendar_rows = 0;
    const char *parameters[] = {run->commune};
    return catalogue_store(run->db, run->commune, &run->catalogue, err) &&
           db_tally(run->db, sql_calendar_month, 1, parameters, &calendar_rows, err) &&
           db_tally(run->db, sql_calendar_period, 1, parameters, &calendar_rows, err) &&
           period_check(run->db, run->commune, run->options->period, err) && find_scope(run, err);
}

bool compute_run(struct db *db, const struct config *config, const struct compute_options *options,
                 struct compute_counts *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(RUNNER_ARENA_BYTES);
    struct running run = {.db = db,
                          .arena = arena,
                          .options = options,
                          .commune = config_text(config, "commune-code"),
                          .as_of = config_text(config, "as-of")};
    if (!catalogue_load(arena, config, &run.catalogue, err) ||
        (!options->inside && !db_begin(db, err)))
        return false;
    bool done = prepare(&run, err) && (!anything_stale(&run) || compute_all(&run, err)) &&
                (options->inside || db_commit(db, err));
    if (!done && !options->inside) db_rollback(db);
    result_releasep(&run.scope);
    if (done) *ret = run.counts;
    return done;
}
