/*
 * retention: see retention.h.
 */
#include "keep/retention.h"

#include "base/path.h"
#include "load/spool.h"
#include "sql.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NAMES_LIMIT_BYTES = 1 << 20 };

/* Removes what is older than the setting's days; 0 days: nothing. */
static bool age(const struct config *config, struct db *db, const char *setting, const char *sql,
                int64_t *ret, struct error *err)
{
    RESULT_AUTO struct result *day = NULL;
    const char *days[] = {config_text(config, "as-of"), config_text(config, setting)};
    if (config_int(config, setting) == 0) return true;
    if (!db_run(db, sql_retention_day, 2, days, &day, err)) return false;
    const char *parameters[] = {config_text(config, "commune-code"), result_text(day, 0, 0)};
    return db_tally(db, sql, 2, parameters, ret, err);
}

static bool note(const struct config *config, struct db *db, const struct retention_counts *done,
                 struct error *err)
{
    char counts[200];
    if (done->quarantine + done->originals + done->identities + done->forgotten == 0) return true;
    snprintf(counts, sizeof counts,
             "{\"quarantine\":%lld,\"originals\":%lld,\"identities\":%lld,\"forgotten\":%lld}",
             (long long)done->quarantine, (long long)done->originals, (long long)done->identities,
             (long long)done->forgotten);
    const char *parameters[] = {config_text(config, "commune-code"), "retention",
                                config_text(config, "as-of"), "", counts};
    return db_run(db, sql_note_forgetting, 5, parameters, NULL, err);
}

static bool remove_rows(const struct config *config, struct db *db, struct retention_counts *ret,
                        struct error *err)
{
    const char *commune[] = {config_text(config, "commune-code")};
    return db_begin(db, err) &&
           age(config, db, "quarantine-days", sql_age_quarantine, &ret->quarantine, err) &&
           age(config, db, "archive-days", sql_age_archive, &ret->originals, err) &&
           age(config, db, "identity-days", sql_unlink_residents, &ret->identities, err) &&
           db_tally(db, sql_unlink_forgotten, 1, commune, &ret->forgotten, err) &&
           note(config, db, ret, err) && db_commit(db, err);
}

/* Originals that the ledger has let go, of this run or of one that was cut short. */
static bool remove_files(const struct config *config, struct db *db, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(NAMES_LIMIT_BYTES);
    const char *commune[] = {config_text(config, "commune-code")};
    bool more;
    if (!db_stream_begin(db, sql_aged_originals, 1, commune, err)) return false;
    while (true) {
        if (!db_stream_next(db, &more, err)) return false;
        if (!more) return true;
        arena_reset(arena);
        const char *path =
            archive_path(arena, path_join(arena, config->home, "archive"), db_stream_text(db, 0));
        if (unlink(path) == 0 || errno == ENOENT) continue;
        error_set(err, CODE_FILE_WRITE, "không xóa được bản gốc %s: %s", path, strerror(errno));
        db_stream_end(db);
        return false;
    }
}

bool retention_run(const struct config *config, struct db *db, struct retention_counts *ret,
                   struct error *err)
{
    struct retention_counts done = {0};
    if (!remove_rows(config, db, &done, err)) {
        db_rollback(db);
        return false;
    }
    *ret = done;
    return remove_files(config, db, err);
}
