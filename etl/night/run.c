/*
 * run: the run table, see run.h. Every statement here commits by itself.
 */
#include "run.h"

#include "sql.h"

#include <stdio.h>

bool run_begin(struct run *ret, struct db *db, const struct config *config, const char *kind,
               struct error *err)
{
    const char *commune = config_text(config, "commune-code");
    RESULT_AUTO struct result *dead = NULL, *begun = NULL;
    if (!db_run(db, sql_close_dead_runs, 1, (const char *const[]){commune}, &dead, err))
        return false;
    const char *const parameters[] = {commune, kind, config_text(config, "as-of"), THIDUA_VERSION};
    if (!db_run(db, sql_begin_run, 4, parameters, &begun, err)) return false;
    *ret = (struct run){.db = db,
                        .commune = commune,
                        .run_id = result_int(begun, 0, 0),
                        .dead = result_affected(dead)};
    snprintf(ret->id, sizeof ret->id, "%lld", (long long)ret->run_id);
    return true;
}

bool run_end(struct run *run, int exit_status, struct error *err)
{
    char status[8];
    snprintf(status, sizeof status, "%d", exit_status);
    return db_run(run->db, sql_end_run, 3, (const char *const[]){run->commune, run->id, status},
                  NULL, err);
}

bool run_close(struct run *run, bool done, struct error *err)
{
    struct error ending = {0};
    bool ended = run_end(run, done ? 0 : error_exit_status(err), &ending);
    if (done && !ended) *err = ending;
    return done && ended;
}

bool step_begin(const struct run *run, const char *name, struct error *err)
{
    return db_run(run->db, sql_begin_step, 3, (const char *const[]){run->commune, run->id, name},
                  NULL, err);
}

bool step_end(const struct run *run, const char *name, const char *state, const char *counts_json,
              struct error *err)
{
    const char *const parameters[] = {run->commune, run->id, name, state, counts_json};
    return db_run(run->db, sql_end_step, 5, parameters, NULL, err);
}
