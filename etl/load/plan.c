/*
 * plan: see plan.h.
 */
#include "plan.h"

#include "base/path.h"
#include "ledger.h"
#include "sql.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 64, PEEK_ARENA = 64 * 1024 * 1024 };

struct planner {
    struct load_context *load;
    const struct inbox *inbox;
    const struct ingest_listener *listener;
    struct ingest_counts *counts;
    struct plan plan;
    bool dry_run;
};

static struct work *add(struct planner *planner)
{
    struct plan *plan = &planner->plan;
    if (plan->count == plan->capacity) {
        size_t grown = plan->capacity ? plan->capacity * 2 : FIRST_CAPACITY;
        struct work *work = arena_array(planner->load->arena, grown, sizeof *work);
        if (plan->count) memcpy(work, plan->work, plan->count * sizeof *work);
        plan->work = work;
        plan->capacity = grown;
    }
    struct work *work = &plan->work[plan->count++];
    *work = (struct work){.family = ""};
    return work;
}

static struct work *find(struct planner *planner, const struct spool_file *file)
{
    for (size_t i = 0; i < planner->plan.count; i++)
        if (memcmp(planner->plan.work[i].file.digest, file->digest, HASH_BYTES) == 0)
            return &planner->plan.work[i];
    return NULL;
}

static void leave(struct planner *planner, const struct inbox_entry *entry, enum code why)
{
    planner->counts->waiting++;
    if (why != CODE_OK) planner->counts->warnings++;
    if (planner->listener) planner->listener->left(planner->listener->context, entry->name, why);
}

void plan_clear(const struct inbox_entry *entry, const struct ingest_listener *listener,
                struct ingest_counts *counts)
{
    struct error err = {0};
    if (inbox_remove(entry, &err)) return;
    counts->warnings++;
    if (listener) listener->left(listener->context, entry->name, err.code);
}

/* Another name of a content that this run loads anyway. */
static void join(struct planner *planner, struct work *work, const struct inbox_entry *entry)
{
    const struct inbox_entry **arrivals =
        arena_array(planner->load->arena, work->arrival_count + 1, sizeof *arrivals);
    if (work->arrival_count)
        memcpy(arrivals, work->arrivals, work->arrival_count * sizeof *arrivals);
    arrivals[work->arrival_count++] = entry;
    work->arrivals = arrivals;
    int64_t modified = inbox_modified_us(entry);
    if (work->name && (work->modified_us < modified ||
                       (work->modified_us == modified && strcmp(work->name, entry->name) <= 0)))
        return;
    work->name = entry->name;
    work->modified_us = modified;
}

static bool known_again(struct planner *planner, const struct spool_file *file,
                        const struct inbox_entry *entry, struct error *err)
{
    planner->counts->files++;
    planner->counts->duplicates++;
    if (planner->listener)
        planner->listener->file(planner->listener->context, entry->name, "duplicate", 0, 0);
    if (planner->dry_run) return true;
    if (!ledger_arrive_again(planner->load, file, entry, err)) return false;
    plan_clear(entry, planner->listener, planner->counts);
    return true;
}

/* Hashes first where the size is known: an unchanged file costs no copy. */
static bool spool(struct planner *planner, const struct inbox_entry *entry, struct spool_file *ret,
                  bool *ret_known, bool *ret_changed, struct error *err)
{
    struct load_context *load = planner->load;
    bool size_known;
    if (!ledger_size_known(load, entry->seen.st_size, &size_known, err)) return false;
    *ret_known = false;
    if (size_known) {
        if (!spool_take(load->arena, load->spool, entry, false, ret, ret_changed, err))
            return false;
        if (*ret_changed) return true;
        if (!ledger_known(load, ret, ret_known, err)) return false;
        if (*ret_known) return true;
    }
    return spool_take(load->arena, load->spool, entry, true, ret, ret_changed, err);
}

static bool take_entry(struct planner *planner, const struct inbox_entry *entry, struct error *err)
{
    struct spool_file file;
    bool known, changed;
    if (entry->ignored != CODE_OK || !entry->settled) {
        leave(planner, entry, entry->ignored);
        return true;
    }
    if (!spool(planner, entry, &file, &known, &changed, err)) {
        /* A file that cannot be read stops no other. */
        if (!entry->from_inbox || (err->code != CODE_FILE_OPEN && err->code != CODE_FILE_READ))
            return false;
        leave(planner, entry, err->code);
        error_clear(err);
        return true;
    }
    if (changed) {
        leave(planner, entry, CODE_OK);
        return true;
    }
    if (known) return known_again(planner, &file, entry, err);
    struct work *work = find(planner, &file);
    if (work) {
        unlink(file.path);
        planner->counts->duplicates++;
        if (planner->listener)
            planner->listener->file(planner->listener->context, entry->name, "duplicate", 0, 0);
    } else {
        work = add(planner);
        work->file = file;
        work->path = file.path;
    }
    planner->counts->files++;
    join(planner, work, entry);
    return true;
}

static bool take_stale(struct planner *planner, struct error *err)
{
    struct load_context *load = planner->load;
    RESULT_AUTO struct result *rows = NULL;
    const char *parameters[] = {load->commune, load_number(load->arena, load->run_id)};
    if (!db_run(load->db, sql_stale_files, 2, parameters, &rows, err)) return false;
    for (int i = 0; i < result_rows(rows); i++) {
        struct work *work = add(planner);
        work->again = true;
        work->file.file_id = result_int(rows, i, 0);
        memcpy(work->file.sha256, result_text(rows, i, 1), HASH_HEX);
        work->file.size_bytes = result_int(rows, i, 2);
        work->path = archive_path(load->arena, load->archive, work->file.sha256);
        if (!ledger_original(load, work, err)) return false;
        planner->counts->again++;
    }
    return true;
}

/* A look at the head: which family, which version. Whatever is wrong with the file is found when
 * it is loaded. */
static bool peek(struct planner *planner, struct work *work, struct error *err)
{
    struct load_context *load = planner->load;
    ARENA_AUTO struct arena *arena = arena_open(PEEK_ARENA);
    FD_AUTO int fd = open(work->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (!ledger_decision(load, work, err)) return false;
    work->version_us = work->modified_us;
    if (fd < 0) return true;
    struct feed_request request = {.fd = fd,
                                   .file_name = work->name,
                                   .modified_at = work->modified_us / 1000000,
                                   .village = work->village,
                                   .file_id = work->file.file_id,
                                   .head_only = true};
    struct feed_result head;
    if (!feed_file(load, arena, &request, &head, err)) return false;
    if (head.exported_at >= 0) work->version_us = head.exported_at * 1000000;
    for (size_t i = 0; i < head.sheet_count; i++)
        if (head.sheets[i].contract) {
            work->family =
                head.sheets[i]
                    .contract->family; /* of the contract set: outlives the file's arena */
            break;
        }
    return true;
}

static int rank_of(const struct work *work)
{
    static const char *const order[] = {"reference", "", "village", "portal", "survey"};
    int rank = 0;
    while (rank < 4 && strcmp(order[rank], work->family) != 0) rank++;
    return 2 * rank + (work->again ? 1 : 0);
}

static int by_order(const void *a, const void *b)
{
    const struct work *one = a, *other = b;
    int first = rank_of(one), second = rank_of(other);
    if (first != second) return first - second;
    if (one->version_us != other->version_us) return one->version_us < other->version_us ? -1 : 1;
    if (one->file.file_id == other->file.file_id) return 0;
    return one->file.file_id < other->file.file_id ? -1 : 1;
}

/* Dossiers of several exports to be read again are built anew once, with the last of them. */
static void defer_builds(struct plan *plan)
{
    bool later = false;
    for (size_t i = plan->count; i-- > 0;) {
        struct work *work = &plan->work[i];
        if (!work->again || strcmp(work->family, "portal") != 0) continue;
        work->build_later = later;
        later = true;
    }
}

bool plan_make(struct load_context *load, const struct inbox *inbox, bool dry_run,
               const struct ingest_listener *listener, struct ingest_counts *counts,
               struct plan *ret, struct error *err)
{
    struct planner planner = {
        .load = load, .inbox = inbox, .listener = listener, .counts = counts, .dry_run = dry_run};
    for (size_t i = 0; i < inbox->count; i++)
        if (!take_entry(&planner, &inbox->entries[i], err)) return false;
    if (!take_stale(&planner, err)) return false;
    for (size_t i = 0; i < planner.plan.count; i++)
        if (!peek(&planner, &planner.plan.work[i], err)) return false;
    if (planner.plan.count)
        qsort(planner.plan.work, planner.plan.count, sizeof *planner.plan.work, by_order);
    defer_builds(&planner.plan);
    *ret = planner.plan;
    return true;
}
