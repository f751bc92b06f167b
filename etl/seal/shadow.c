/*
 * shadow: see shadow.h.
 */
#include "seal/shadow.h"

#include "base/path.h"
#include "model/individual.h"
#include "model/runner.h"
#include "sql.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHADOW_LIMIT_BYTES = 64 << 20 };

/* The settings with another commune, day and folder. */
static struct config settings(const struct shadow_request *request, const char *code,
                              const char *home)
{
    struct config made = *request->config;
    made.home = home;
    made.settings = arena_array(made.arena, made.count, sizeof *made.settings);
    for (size_t i = 0; i < made.count; i++) {
        made.settings[i] = request->config->settings[i];
        if (strcmp(made.settings[i].name, "commune-code") == 0) made.settings[i].value = code;
        if (strcmp(made.settings[i].name, "as-of") == 0) made.settings[i].value = request->as_of;
    }
    return made;
}

/* A file of the deployment seen from the workspace, where there is one. */
static bool borrow(const struct shadow *shadow, const struct shadow_request *request,
                   const char *name, struct error *err)
{
    struct arena *arena = request->config->arena;
    const char *own = path_join(arena, request->config->home, name);
    const char *seen = path_join(arena, shadow->work.path, name);
    char target[PATH_MAX]; /* home may be a relative path */
    if (access(own, F_OK) != 0 || (realpath(own, target) && symlink(target, seen) == 0))
        return true;
    return error_set(err, CODE_FILE_WRITE, "không nối được %s: %s", name, strerror(errno));
}

/* Catalogue and rubric of the revision, as the functions of the night find them. */
static bool lay_out(const struct shadow *shadow, const struct shadow_request *request,
                    struct error *err)
{
    struct arena *arena = request->config->arena;
    const char *rubric = arena_printf(arena, "rubric-%s.xml", request->key.year);
    const char *individuals = arena_printf(arena, "rubric-individuals-%s.xml", request->key.year);
    if (!borrow(shadow, request, "measures", err)) return false;
    if (!request->key.revision)
        return borrow(shadow, request, "indicators.xml", err) &&
               borrow(shadow, request, rubric, err) && borrow(shadow, request, individuals, err);
    const char *const parameters[] = {request->key.commune, request->key.year,
                                      request->key.revision};
    RESULT_AUTO struct result *documents = NULL;
    if (!db_run(shadow->db, sql_list_documents, 3, parameters, &documents, err)) return false;
    for (int row = 0; row < result_rows(documents); row++) {
        const char *name = result_text(documents, row, 0);
        if (strcmp(name, "rubric.xml") == 0) name = rubric;
        if (strcmp(name, "rubric-individuals.xml") == 0) name = individuals;
        if (!path_write(path_join(arena, shadow->work.path, name),
                        span_of(result_text(documents, row, 2)), 0600, err))
            return false;
    }
    return true;
}

/* The draws of the revision are drawn again, where wanted. */
static bool draws_of(const struct shadow *shadow, const struct shadow_request *request,
                     struct score_options *options, struct error *err)
{
    const char *const parameters[] = {request->key.commune, request->key.year,
                                      request->key.revision};
    RESULT_AUTO struct result *draws = NULL;
    if (!request->key.revision || !request->draws) return true;
    if (!db_run(shadow->db, sql_frozen_draws, 3, parameters, &draws, err)) return false;
    if (result_rows(draws) == 0) return true;
    options->seed = arena_strdup(request->config->arena, result_text(draws, 0, 0));
    options->draws = (int)result_int(draws, 0, 1);
    return true;
}

/* A revision without a rubric for individuals did not score them, whatever the program brings. */
static bool score_members(const struct shadow *shadow, const struct shadow_request *request,
                          const struct config *config, const struct score_options *options,
                          struct error *err)
{
    struct individual_counts members = {0};
    const char *name = arena_printf(config->arena, "rubric-individuals-%d.xml", options->year);
    bool given =
        !request->key.revision || access(path_join(config->arena, config->home, name), F_OK) == 0;
    return !given || individual_run(shadow->db, config, options, &members, err);
}

static bool compute(const struct shadow *shadow, const struct shadow_request *request,
                    struct error *err)
{
    struct config config = settings(request, shadow->code, shadow->work.path);
    struct compute_counts figures = {0};
    struct score_counts points = {0};
    int64_t year = 0;
    if (!span_to_int64(span_of(request->key.year), &year))
        return error_set(err, CODE_USAGE, "năm %s không đúng", request->key.year);
    const struct compute_options computing = {.run_id = "0", .inside = true};
    struct score_options scoring = {.run_id = "0", .year = (int)year, .inside = true};
    return draws_of(shadow, request, &scoring, err) &&
           compute_run(shadow->db, &config, &computing, &figures, err) &&
           score_run(shadow->db, &config, &scoring, &points, err) &&
           score_members(shadow, request, &config, &scoring, err);
}

bool shadow_begin(struct shadow *shadow, struct db *db, const struct shadow_request *request,
                  struct error *err)
{
    const struct revision_key *key = &request->key;
    *shadow = (struct shadow){.db = db};
    shadow->code = arena_printf(request->config->arena, "%s~%s-%s", key->commune, key->year,
                                key->revision ? key->revision : "0");
    const char *const parameters[] = {key->commune, key->year, key->revision, shadow->code};
    return workspace_open(request->config, &shadow->work, err) && db_begin(db, err) &&
           lay_out(shadow, request, err) && db_run(db, sql_shadow_put, 4, parameters, NULL, err) &&
           compute(shadow, request, err);
}

void shadow_end(struct shadow *shadow)
{
    if (shadow->db) db_rollback(shadow->db);
    workspace_close(&shadow->work);
}
