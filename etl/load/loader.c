/*
 * loader: see loader.h.
 */
#include "loader.h"

#include "base/path.h"
#include "ledger.h"
#include "portal.h"
#include "recall.h"
#include "settle.h"
#include "sql.h"
#include "verdict.h"
#include "village_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum { FILE_ARENA = 128 * 1024 * 1024, LIST_LIMIT = 16 * 1024 * 1024 };

struct loading {
    struct load_context *load;
    const struct work *work;
    struct arena *arena; /* of this file */
    struct feed_result read;
    struct ledger_entry entry;
    const char **villages; /* touched, before and after */
    size_t village_count;
    struct village_list list; /* of a reference list */
    bool direct;              /* a first load of dossiers */
    bool skip;                /* dossiers that change nothing are left out */
    struct recall *recall;    /* of portal exports */
    bool whole; /* skipping was wrong: a newer file is loaded; everything is read again */
};

/* Accepted rows of a village workbook or survey into their facts. */
static bool merge_facts(struct loading *loading, struct error *err)
{
    const struct {
        const char *fact, *sql;
    } merges[] = {
        {"member", sql_merge_member},
        {"activity", sql_merge_activity},
        {"training_attendance", sql_merge_training_attendance},
        {"election_participation", sql_merge_election_participation},
        {"support", sql_merge_support},
        {"reach_claim", sql_merge_reach_claim},
        {"proposal", sql_merge_proposal},
        {"survey_response", sql_merge_survey_response},
    };
    for (size_t m = 0; m < sizeof merges / sizeof *merges; m++)
        for (size_t i = 0; i < loading->read.sheet_count; i++) {
            const struct feed_sheet *sheet = &loading->read.sheets[i];
            if (!sheet->taken || strcmp(sheet->contract->fact, merges[m].fact) != 0) continue;
            if (!ledger_run(loading->load, merges[m].sql, loading->work->file.file_id, err))
                return false;
            break; /* one statement takes the rows of all its sheets */
        }
    return true;
}

static bool add_villages(struct loading *loading, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    const char *parameters[] = {loading->load->commune,
                                load_number(loading->arena, loading->work->file.file_id)};
    if (!db_run(loading->load->db, sql_villages_of_file, 2, parameters, &rows, err)) return false;
    size_t more = (size_t)result_rows(rows);
    const char **villages =
        arena_array(loading->arena, loading->village_count + more + 1, sizeof *villages);
    if (loading->village_count)
        memcpy(villages, loading->villages, loading->village_count * sizeof *villages);
    loading->villages = villages;
    for (size_t i = 0; i < more; i++) {
        const char *code = result_text(rows, (int)i, 0);
        bool known = false;
        for (size_t k = 0; !known && k < loading->village_count; k++)
            known = strcmp(villages[k], code) == 0;
        if (!known) villages[loading->village_count++] = arena_strdup(loading->arena, code);
    }
    return true;
}

static bool settle_touched(struct loading *loading, struct error *err)
{
    unsigned facts = loading->work->again ? SETTLE_ALL : 0;
    for (size_t i = 0; i < loading->read.sheet_count; i++)
        if (loading->read.sheets[i].taken)
            facts |= settle_fact_of(loading->read.sheets[i].contract->fact);
    for (size_t i = 0; i < loading->village_count; i++)
        if (!settle_village(loading->load, loading->villages[i], facts, err)) return false;
    if (strcmp(loading->entry.family, "survey") == 0 && !settle_surveys(loading->load, err))
        return false;
    return true;
}

/* villages.csv of the deployment is the list in force: a list from the inbox takes its place if it
 * is the newest. */
static bool take_reference(struct loading *loading, struct error *err)
{
    struct load_context *load = loading->load;
    bool newer;
    struct buffer BUFFER_AUTO csv;
    buffer_init(&csv, LIST_LIMIT);
    if (!ledger_newer(load, loading->work->file.file_id, "reference", &newer, err)) return false;
    if (newer) return true;
    village_list_csv(&loading->list, &csv);
    return path_write(path_join(loading->arena, load->config->home, "villages.csv"),
                      buffer_span(&csv), 0640, err);
}

/* Rows were left out in the belief that no newer file is loaded: the head of the file told another
 * version. */
static bool check_skip(struct loading *loading, struct error *err)
{
    bool newer;
    if (loading->read.left_out == 0) return true;
    if (!ledger_newer(loading->load, loading->work->file.file_id, "portal", &newer, err))
        return false;
    loading->whole = newer;
    return !newer || error_set(err, CODE_INTERNAL, "phải đọc lại cả tệp");
}

static bool merge(struct loading *loading, struct error *err)
{
    struct load_context *load = loading->load;
    int64_t file_id = loading->work->file.file_id;
    if (strcmp(loading->entry.family, "portal") == 0)
        return settle_file(load, file_id, err) && check_skip(loading, err) &&
               (loading->work->build_later ||
                portal_merge(load, loading->work, &loading->read, loading->work->again,
                             loading->direct, err));
    if (strcmp(loading->entry.family, "reference") == 0)
        return settle_file(load, file_id, err) && take_reference(loading, err);
    return merge_facts(loading, err) && add_villages(loading, err) && settle_touched(loading, err);
}

/* Ledger rows of the file, its sheets and what was found in them. */
static bool write_ledger(struct loading *loading, struct rejects *rejects, struct error *err)
{
    struct load_context *load = loading->load;
    const struct work *work = loading->work;
    int64_t file_id = work->file.file_id;
    if (!ledger_write(load, work, &loading->read, &loading->entry, err)) return false;
    if (loading->entry.reason != CODE_OK)
        return ledger_write_finding(load, file_id, -1, loading->entry.field, loading->entry.reason,
                                    "reject", err);
    if (!portal_drop_repeats(load, file_id, &loading->read, loading->direct, err) ||
        !rejects_copy(rejects, load->db, err) ||
        !ledger_run(load, sql_write_findings, file_id, err))
        return false;
    for (size_t i = 0; i < loading->read.sheet_count; i++) {
        const struct feed_sheet *sheet = &loading->read.sheets[i];
        const char *severity;
        enum code code = verdict_of_sheet(sheet, &severity);
        if (!ledger_write_sheet(load, file_id, sheet, err)) return false;
        if (code != CODE_OK && !ledger_write_finding(load, file_id, (int32_t)sheet->index,
                                                     sheet->refusal_field, code, severity, err))
            return false;
    }
    return true;
}

/* What is remembered may be used where no newer export is loaded. */
static bool open_recall(struct loading *loading, struct error *err)
{
    bool newer;
    return portal_newer(loading->load, loading->work, &newer, err) &&
           recall_open(&loading->recall, loading->load, !loading->direct && !newer, err);
}

/* Dossiers may have changed: their state has a new name, and what is remembered goes with it. An
 * export that came late was not merged as it stands. */
static bool renew_mark(struct loading *loading, struct error *err)
{
    struct load_context *load = loading->load;
    RESULT_AUTO struct result *mark = NULL;
    bool newer;
    if (strcmp(loading->entry.family, "portal") != 0) return true;
    if (!db_run(load->db, sql_dossier_mark, 1, &load->commune, &mark, err)) return false;
    if (!loading->recall || !loading->read.lines_tell) return true;
    if (!ledger_newer(load, loading->work->file.file_id, "portal", &newer, err)) return false;
    if (newer || recall_write(loading->recall, result_text(mark, 0, 0), err)) return true;
    error_clear(err); /* nothing is lost but time */
    recall_closep(&loading->recall);
    return true;
}

static bool feed(struct loading *loading, struct loader *loader, struct rejects *rejects,
                 struct error *err)
{
    FD_AUTO int fd = open(loading->work->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) {
        error_set(err, CODE_FILE_OPEN, "không mở được bản chép của tệp: %s", strerror(errno));
        return error_at(err, loading->work->name, NULL, 0, NULL);
    }
    bool portal = strcmp(loading->work->family, "portal") == 0 && !loading->work->again;
    if (portal && !portal_first(loading->load, &loading->direct, err)) return false;
    if (portal && !loading->direct && !loading->whole &&
        !portal_may_skip(loading->load, loading->work, &loading->skip, err))
        return false;
    bool remember = portal && !loading->whole && !loading->work->village;
    if (remember && !open_recall(loading, err)) return false;
    struct feed_request request = {
        .fd = fd,
        .file_name = loading->work->name,
        .modified_at = loading->work->modified_us / 1000000,
        .village = loading->work->village,
        .file_id = loading->work->file.file_id,
        .direct = loading->direct,
        .skip_same = loading->skip,
        .recall = loading->recall,
        .rejects = rejects,
        .repeats = loader->repeats,
    };
    return feed_file(loading->load, loading->arena, &request, &loading->read, err);
}

/* A list of villages with a fault is refused whole: every other file depends on it. */
static bool check_reference(struct loading *loading, struct error *err)
{
    struct error fault = {0};
    struct ledger_entry *entry = &loading->entry;
    if (entry->reason != CODE_OK || strcmp(entry->family, "reference") != 0) return true;
    const struct load_context *load = loading->load;
    if (village_list_read(loading->arena, loading->work->path, load->commune, &loading->list,
                          &fault))
        return true;
    if (fault.code != CODE_CONFIG) {
        *err = fault;
        return false;
    }
    entry->state = "rejected";
    entry->reason = CODE_UNREADABLE_FILE;
    entry->text = fault.place.row > 0
                      ? arena_printf(loading->arena, "%s (dòng %ld)", fault.text, fault.place.row)
                      : arena_strdup(loading->arena, fault.text);
    return true;
}

/* Rows that a refused or held file left in the stage are forgotten with the savepoint. */
static bool decide(struct loading *loading, struct error *err)
{
    verdict_of(loading->arena, loading->work, &loading->read, &loading->entry);
    if (!check_reference(loading, err)) return false;
    return loading->entry.reason == CODE_OK ||
           db_script(loading->load->db, "ROLLBACK TO SAVEPOINT feed", err);
}

static bool read_back(struct loading *loading, struct loaded *ret, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    const char *parameters[] = {loading->load->commune,
                                load_number(loading->arena, loading->work->file.file_id)};
    if (!db_run(loading->load->db, sql_file_state, 2, parameters, &rows, err)) return false;
    snprintf(ret->state, sizeof ret->state, "%s", result_text(rows, 0, 0));
    ret->read = result_int(rows, 0, 1);
    ret->rejected = result_int(rows, 0, 2);
    ret->duplicate = result_int(rows, 0, 3);
    ret->warnings = result_int(rows, 0, 4);
    return true;
}

static bool transact(struct loading *loading, struct loader *loader, struct loaded *ret,
                     struct error *err)
{
    struct load_context *load = loading->load;
    const struct work *work = loading->work;
    REJECTS_AUTO struct rejects *rejects = NULL;
    if (!db_begin(load->db, err) || !db_script(load->db, "SELECT stage.clear()", err)) return false;
    if (work->again &&
        (!add_villages(loading, err) || !ledger_forget(load, work->file.file_id, err)))
        return false;
    for (size_t i = 0; i < work->arrival_count; i++)
        if (!ledger_arrive(load, work->file.file_id, work->arrivals[i], err)) return false;
    if (!rejects_open(&rejects, load->spool, err) || !feed(loading, loader, rejects, err) ||
        !decide(loading, err) || !write_ledger(loading, rejects, err))
        return false;
    bool accepted = loading->entry.reason == CODE_OK;
    if (accepted ? !merge(loading, err) : !settle_touched(loading, err)) return false;
    if (accepted && !renew_mark(loading, err)) return false;
    if (accepted && !ledger_run(load, sql_write_quarantine, work->file.file_id, err)) return false;
    if (!read_back(loading, ret, err)) return false;
    if (!work->again && loading->entry.archived &&
        !archive_keep(loading->arena, load->archive, &work->file, err))
        return false;
    /* A COMMIT whose answer is lost ends the run; the next one finds the content in the ledger, or
     * loads it. */
    return db_commit(load->db, err);
}

bool loader_load(struct loader *loader, const struct work *work, struct loaded *ret,
                 struct error *err)
{
    bool whole = false;
    for (int attempt = 0; attempt < 2; attempt++) {
        ARENA_AUTO struct arena *arena = arena_open(FILE_ARENA);
        struct loading loading = {
            .load = loader->load, .work = work, .arena = arena, .whole = whole};
        bool done = transact(&loading, loader, ret, err);
        if (done && loading.recall) recall_publish(loading.recall);
        recall_closep(&loading.recall);
        if (done) return true;
        db_rollback(loader->load->db);
        if (!loading.whole || whole) break;
        whole = true;
        error_clear(err);
    }
    return error_at(err, work->name, NULL, 0, NULL);
}
