/*
 * portal: see portal.h.
 */
#include "portal.h"

#include "base/path.h"
#include "ledger.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

enum { FILE_ARENA = 64 * 1024 * 1024, FIELDS_LIMIT = 16 * 1024 };

bool portal_first(struct load_context *load, bool *ret, struct error *err)
{
    RESULT_AUTO struct result *result = NULL;
    if (!db_run(load->db, sql_dossier_none, 1, &load->commune, &result, err)) return false;
    *ret = *result_text(result, 0, 0) == 't';
    return true;
}

bool portal_newer(struct load_context *load, const struct work *work, bool *ret, struct error *err)
{
    RESULT_AUTO struct result *newer = NULL;
    ARENA_AUTO struct arena *arena = arena_open(1024 * 1024);
    const char *version[] = {load->commune, load_number(arena, work->file.file_id),
                             load_number(arena, work->version_us)};
    if (!db_run(load->db, sql_portal_newer_than, 3, version, &newer, err)) return false;
    *ret = *result_text(newer, 0, 0) == 't';
    return true;
}

bool portal_may_skip(struct load_context *load, const struct work *work, bool *ret,
                     struct error *err)
{
    RESULT_AUTO struct result *worth = NULL;
    ARENA_AUTO struct arena *arena = arena_open(1024 * 1024);
    const char *size = load_number(arena, work->file.size_bytes);
    bool newer;
    if (!db_run(load->db, sql_dossier_worth, 1, &size, &worth, err) ||
        !portal_newer(load, work, &newer, err))
        return false;
    *ret = *result_text(worth, 0, 0) == 't' && !newer;
    return true;
}

bool portal_drop_repeats(struct load_context *load, int64_t file_id, const struct feed_result *read,
                         bool direct, struct error *err)
{
    if (read->repeats == 0) return true;
    ARENA_AUTO struct arena *arena = arena_open(1024 * 1024);
    const char *parameters[] = {load->commune, load_number(arena, file_id), direct ? "t" : "f"};
    return db_run(load->db, sql_dossier_repeats, 3, parameters, NULL, err);
}

/* Sheet by sheet, because each has the columns of its own layout. */
static bool merge_stage(struct load_context *load, int64_t file_id, const struct feed_result *read,
                        struct error *err)
{
    for (size_t i = 0; i < read->sheet_count; i++) {
        const struct feed_sheet *sheet = &read->sheets[i];
        if (!sheet->taken) continue;
        ARENA_AUTO struct arena *arena = arena_open(1024 * 1024);
        const char *parameters[] = {load->commune, load_number(arena, file_id),
                                    ledger_array(arena, sheet->fields, sheet->field_count),
                                    load_number(arena, sheet->index)};
        if (!db_run(load->db, sql_merge_dossier, 4, parameters, NULL, err)) return false;
    }
    return true;
}

bool portal_stage(struct load_context *load, struct arena *arena, const struct portal_file *old,
                  struct repeat_filter *repeats, struct feed_result *ret, struct error *err)
{
    FD_AUTO int fd = open(old->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) {
        error_set(err, CODE_FILE_OPEN, "kho bản gốc thiếu nội dung của tệp: %s", strerror(errno));
        return error_at(err, old->name, NULL, 0, NULL);
    }
    struct feed_request request = {.fd = fd,
                                   .file_name = old->name,
                                   .modified_at = old->modified_at,
                                   .file_id = old->file_id,
                                   .repeats = repeats};
    int32_t as_of = load->intake.as_of;
    load->intake.as_of = old->as_of;
    bool fed = db_script(load->db, "TRUNCATE stage.dossier", err) &&
               feed_file(load, arena, &request, ret, err);
    load->intake.as_of = as_of;
    return fed &&
           (ret->outcome != FEED_DONE || portal_drop_repeats(load, old->file_id, ret, false, err));
}

/* Merges of one file only the dossiers being built anew. */
static bool apply_old(struct load_context *load, const struct portal_file *old,
                      struct repeat_filter *repeats, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(FILE_ARENA);
    struct feed_result read;
    if (!portal_stage(load, arena, old, repeats, &read, err)) return false;
    if (read.outcome != FEED_DONE)
        return true; /* a reader grown stricter since: its dossiers stay with the other files */
    return db_run(load->db, sql_dossier_keep_keys, 0, NULL, NULL, err) &&
           merge_stage(load, old->file_id, &read, err);
}

bool portal_list(struct load_context *load, struct arena *arena, struct portal_file **ret,
                 size_t *ret_count, struct error *err)
{
    RESULT_AUTO struct result *files = NULL;
    if (!db_run(load->db, sql_portal_files, 1, &load->commune, &files, err)) return false;
    *ret_count = (size_t)result_rows(files);
    *ret = arena_array(arena, *ret_count, sizeof **ret);
    for (int i = 0; i < result_rows(files); i++)
        (*ret)[i] = (struct portal_file){
            .file_id = result_int(files, i, 0),
            .path = archive_path(arena, load->archive, result_text(files, i, 1)),
            .name = arena_strdup(arena, result_text(files, i, 2)),
            .modified_at = result_int(files, i, 3),
            .as_of = (int32_t)result_int(files, i, 4),
        };
    return true;
}

/* What is to be built anew is taken out first, unless originals have left the archive (keep/
 * retention.h). Those are older than all that are kept: what these say is then applied in order over
 * what the dossiers hold, and an export older than a lost one only adds dossiers. */
static bool clear_ground(struct load_context *load, const struct work *work, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(1024 * 1024);
    RESULT_AUTO struct result *aged = NULL;
    const char *parameters[] = {load->commune, load_number(arena, work->file.file_id)};
    if (!db_run(load->db, sql_portal_aged, 2, parameters, &aged, err)) return false;
    const char *prepare = sql_dossier_unbuild;
    if (*result_text(aged, 0, 1) == 't')
        prepare = sql_dossier_keep_known;
    else if (*result_text(aged, 0, 0) == 't')
        return true;
    return db_run(load->db, prepare, 1, &load->commune, NULL, err);
}

/* All portal files of the ledger, this one among them, in version order. */
static bool rebuild(struct load_context *load, const struct work *work, struct error *err)
{
    REPEAT_AUTO struct repeat_filter *repeats = NULL;
    ARENA_AUTO struct arena *arena = arena_open(FILE_ARENA);
    struct portal_file *files;
    size_t count;
    if (!clear_ground(load, work, err) || !repeat_open(&repeats, err) ||
        !portal_list(load, arena, &files, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (files[i].file_id == work->file.file_id)
            files[i].path = work->path; /* not in the archive before the end */
        if (!apply_old(load, &files[i], repeats, err)) return false;
    }
    return true;
}

bool portal_merge(struct load_context *load, const struct work *work,
                  const struct feed_result *read, bool all, bool direct, struct error *err)
{
    bool newer = work->again || all;
    if (!newer && !ledger_newer(load, work->file.file_id, "portal", &newer, err)) return false;
    if (!newer)
        return (direct && read->repeats == 0) || merge_stage(load, work->file.file_id, read, err);
    const char *keys = all ? sql_dossier_keys_all : sql_dossier_keys;
    ARENA_AUTO struct arena *arena = arena_open(1024 * 1024);
    const char *parameters[] = {load->commune, load_number(arena, work->file.file_id)};
    return db_script(load->db, "TRUNCATE stage.dossier_key", err) &&
           db_run(load->db, keys, all ? 1 : 2, parameters, NULL, err) && rebuild(load, work, err);
}
