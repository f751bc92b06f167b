/*
 * ingest: see ingest.h.
 */
#include "ingest.h"

#include "base/path.h"
#include "ledger.h"
#include "loader.h"
#include "plan.h"
#include "reference.h"
#include "sql.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Where names of villages changed since rows were matched by them, those rows are matched anew. */
static bool notice_villages(struct load_context *load, struct error *err)
{
    RESULT_AUTO struct result *changed = NULL;
    bool done = db_begin(load->db, err) &&
                db_run(load->db, sql_village_digest, 1, &load->commune, &changed, err) &&
                (result_rows(changed) == 0 ||
                 db_run(load->db, sql_mark_stale, 1, &load->commune, NULL, err)) &&
                db_commit(load->db, err);
    if (!done) db_rollback(load->db);
    return done;
}

static void count(struct ingest_counts *counts, const struct loaded *loaded)
{
    const struct {
        const char *state;
        int64_t *number;
    } states[] = {
        {"loaded", &counts->loaded},         {"loaded_with_rejects", &counts->loaded_with_rejects},
        {"superseded", &counts->superseded}, {"held", &counts->held},
        {"rejected", &counts->rejected},
    };
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(loaded->state, states[i].state) == 0) ++*states[i].number;
    counts->rows_read += loaded->read;
    counts->rows_rejected += loaded->rejected;
    counts->rows_duplicate += loaded->duplicate;
    counts->warnings += loaded->warnings;
}

/* Out of the inbox only once everything is committed; a copy that was not archived goes. */
static void clear_away(const struct work *work, const struct ingest_listener *listener,
                       struct ingest_counts *counts)
{
    if (!work->again) unlink(work->path);
    for (size_t i = 0; i < work->arrival_count; i++)
        plan_clear(work->arrivals[i], listener, counts);
}

/* A new list of villages holds for the files after it. */
static bool follow_reference(struct load_context *load, const struct work *work,
                             const struct loaded *loaded, bool *ret_changed, struct error *err)
{
    struct reference_counts ignored;
    if (strcmp(work->family, "reference") != 0 || strncmp(loaded->state, "loaded", 6) != 0)
        return true;
    *ret_changed = true;
    return reference_load(load->db, load->config, false, &ignored, err) && load_villages(load, err);
}

static bool load_all(struct load_context *load, const struct plan *plan,
                     const struct ingest_options *options, const struct ingest_listener *listener,
                     struct ingest_counts *counts, bool *ret_reference, struct error *err)
{
    REPEAT_AUTO struct repeat_filter *repeats = NULL;
    struct progress progress;
    if (!repeat_open(&repeats, err)) return false;
    bool shown = !options->quiet && load->log && plan->count > 0;
    if (shown) progress_begin(&progress, load->log, "nạp tệp", (int64_t)plan->count);
    struct loader loader = {load, repeats};
    bool done = true;
    for (size_t i = 0; done && i < plan->count; i++) {
        const struct work *work = &plan->work[i];
        struct loaded loaded;
        done = loader_load(&loader, work, &loaded, err) &&
               follow_reference(load, work, &loaded, ret_reference, err);
        if (!done) break;
        clear_away(work, listener, counts);
        count(counts, &loaded);
        if (listener)
            listener->file(listener->context, work->name, loaded.state, loaded.read,
                           loaded.rejected);
        if (shown) progress_to(&progress, (int64_t)i + 1);
    }
    if (shown) progress_end(&progress);
    return done;
}

static void tell_plan(const struct plan *plan, const struct ingest_listener *listener)
{
    for (size_t i = 0; i < plan->count; i++) {
        unlink(plan->work[i].again ? "" : plan->work[i].path);
        if (listener)
            listener->file(listener->context, plan->work[i].name,
                           *plan->work[i].family ? plan->work[i].family : "?", 0, 0);
    }
}

/* Looks at the inbox; where files came only a moment ago, waits until they must have settled and
 * looks once more: what somebody still writes is left for the next run. */
static bool look(struct load_context *load, const struct ingest_options *options, struct inbox *ret,
                 struct error *err)
{
    const char *folder = path_join(load->arena, load->config->home, "inbox");
    int64_t settle = config_int(load->config, "settle");
    if (options->files)
        return inbox_named(load->arena, options->files, options->file_count, ret, err);
    if (!inbox_scan(load->arena, folder, settle, ret, err)) return false;
    int64_t seconds = options->dry_run ? 0 : inbox_unsettled_seconds(ret, settle);
    if (seconds <= 0) return true;
    if (load->log)
        log_say(load->log, LOG_INFO, "chờ %lld giây cho các tệp vừa được chép vào hộp nhận",
                (long long)seconds);
    struct timespec rest = {.tv_sec = (time_t)seconds + 1};
    while (nanosleep(&rest, &rest) != 0 && errno == EINTR) continue;
    return inbox_scan(load->arena, folder, settle, ret, err);
}

bool ingest_run(struct load_context *load, const struct ingest_options *options,
                const struct ingest_listener *listener, struct ingest_counts *ret,
                struct error *err)
{
    struct inbox inbox;
    struct plan plan;
    struct ingest_counts counts = {0};
    if (!spool_sweep(load->spool, err) || (!options->dry_run && !notice_villages(load, err)))
        return false;
    if (!look(load, options, &inbox, err) ||
        !plan_make(load, &inbox, options->dry_run, listener, &counts, &plan, err))
        return false;
    bool reference = false;
    if (options->dry_run)
        tell_plan(&plan, listener);
    else if (!load_all(load, &plan, options, listener, &counts, &reference, err))
        return false;
    inbox.count = 0;
    if (reference && (!notice_villages(load, err) ||
                      !plan_make(load, &inbox, false, listener, &counts, &plan, err) ||
                      !load_all(load, &plan, options, listener, &counts, &reference, err)))
        return false;
    if (!db_script(load->db, "SELECT stage.empty()", err)) return false;
    *ret = counts;
    return true;
}

int ingest_exit_status(const struct ingest_counts *counts)
{
    return counts->held + counts->rejected + counts->loaded_with_rejects + counts->rows_rejected +
               counts->warnings >
           0;
}
