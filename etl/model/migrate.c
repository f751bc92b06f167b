/*
 * migrate: compares ops.schema_version with the embedded migrations and applies the rest (see
 *          migrate.h).
 */
#include "model/migrate.h"

#include "base/hash.h"
#include "sql.h"

#include <string.h>

static void checksum(const struct sql_migration *migration, char ret_hex[HASH_HEX])
{
    uint8_t digest[HASH_BYTES];
    hash_bytes(span_of(migration->sql), digest);
    hash_hex(digest, ret_hex);
}

static bool newer(const char *name, struct error *err)
{
    error_set(err, CODE_SCHEMA_NEWER,
              "cơ sở dữ liệu đã có bước nâng cấp %s mà chương trình " THIDUA_VERSION " không biết",
              name);
    return error_hint(err, "Cài bản thidua mới hơn, hoặc nối với cơ sở dữ liệu khác.");
}

static bool altered(const char *name, struct error *err)
{
    error_set(err, CODE_SCHEMA_NEWER,
              "bước nâng cấp %s trong cơ sở dữ liệu khác với của chương trình " THIDUA_VERSION,
              name);
    return error_hint(
        err, "Dùng đúng bản thidua đã khởi tạo cơ sở dữ liệu này, hoặc một bản mới hơn nó.");
}

/* How many of our migrations the database has; they must be the first ones, unchanged, and nothing
 * beside them. */
static bool count_applied(struct db *db, size_t *ret_count, struct error *err)
{
    RESULT_AUTO struct result *there = NULL, *applied = NULL;
    *ret_count = 0;
    if (!db_run(db, sql_schema_version_exists, 0, NULL, &there, err)) return false;
    if (!result_true(there, 0, 0)) return true;
    if (!db_run(db, sql_schema_version_list, 0, NULL, &applied, err)) return false;
    for (int row = 0; row < result_rows(applied); row++) {
        const struct sql_migration *ours = &sql_migrations[row];
        if (!ours->name || strcmp(ours->name, result_text(applied, row, 0)) != 0)
            return newer(result_text(applied, row, 0), err);
        char hex[HASH_HEX];
        checksum(ours, hex);
        if (strcmp(hex, result_text(applied, row, 1)) != 0) return altered(ours->name, err);
        (*ret_count)++;
    }
    return true;
}

static bool apply(struct db *db, const struct sql_migration *migration, struct error *err)
{
    char hex[HASH_HEX];
    checksum(migration, hex);
    const char *row[] = {migration->name, hex, THIDUA_VERSION};
    if (!db_begin(db, err)) return false;
    /* The table lives in a schema that the first migration makes, so it is made after it. */
    if (db_script(db, migration->sql, err) &&
        db_run(db, sql_schema_version_create, 0, NULL, NULL, err) &&
        db_run(db, sql_schema_version_add, 3, row, NULL, err))
        return db_commit(db, err);
    db_rollback(db);
    return error_at(err, migration->name, NULL, 0, NULL);
}

static bool apply_missing(struct db *db, size_t *ret_applied, struct error *err)
{
    size_t next;
    if (!count_applied(db, &next, err)) return false;
    for (*ret_applied = 0; sql_migrations[next].name; next++, (*ret_applied)++)
        if (!apply(db, &sql_migrations[next], err)) return false;
    return true;
}

bool migrate_run(struct db *db, size_t *ret_applied, struct error *err)
{
    RESULT_AUTO struct result *lock = NULL, *unlock = NULL;
    if (!db_run(db, sql_migrate_lock, 0, NULL, &lock, err)) return false;
    if (!result_true(lock, 0, 0))
        return error_set(err, CODE_LOCKED, "một chương trình khác đang nâng cấp cơ sở dữ liệu này");
    bool done = apply_missing(db, ret_applied, err);
    /* Where the session is gone the lock went with it; the first error is the one to tell. */
    struct error ignored = {0};
    bool unlocked = db_run(db, sql_migrate_unlock, 0, NULL, &unlock, done ? err : &ignored);
    return done && unlocked;
}

bool migrate_current(struct db *db, struct error *err)
{
    size_t applied;
    if (!count_applied(db, &applied, err)) return false;
    if (!sql_migrations[applied].name) return true;
    error_set(err, CODE_NOT_INITIALISED,
              applied == 0 ? "cơ sở dữ liệu chưa được khởi tạo"
                           : "cơ sở dữ liệu cũ hơn chương trình");
    return error_hint(err, "Chạy thidua init.");
}
