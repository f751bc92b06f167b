/*
 * import: see import.h. Unpacking is in import_files.c.
 */
#include "keep/import.h"

#include "base/path.h"
#include "keep/dump.h"
#include "keep/import_private.h"
#include "keep/pack.h"
#include "load/deployment.h"
#include "seal/signature.h"
#include "sql.h"

#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum {
    MANIFEST_LIMIT_BYTES = 64 << 20,
    SIGNATURE_LIMIT_BYTES = 256 << 10,
    LIST_LIMIT_BYTES = 256 << 20,
    PATHS_LIMIT_BYTES = 1 << 20
};

static bool is_used(struct db *db, bool *ret, struct error *err)
{
    RESULT_AUTO struct result *used = NULL;
    if (!db_run(db, sql_database_used, 0, NULL, &used, err)) return false;
    *ret = result_true(used, 0, 0);
    return true;
}

/* Empty, or (after an import of the same package was killed) holding all of it: it comes in one
 * transaction. */
static bool look_at_database(struct importing *work, struct db *db, bool *ret_used,
                             struct error *err)
{
    struct error other = {0};
    if (!is_used(db, ret_used, err)) return false;
    if (!*ret_used) return true;
    if (work->resumed && manifest_compare(work->arena, db, &work->manifest, &other)) return true;
    error_hint(err, "Tạo một cơ sở dữ liệu trống (createdb) rồi chạy lại.");
    return error_set(err, CODE_CONFIG, "cơ sở dữ liệu không trống nên không phục hồi vào đó");
}

/* The list is the unit's own, where its certificate is known. */
static bool check_signature(const struct config *config, const struct importing *work,
                            struct import_result *result, struct error *err)
{
    const char *certificate = config_text(config, "signing-certificate");
    result->is_signed = access(work->signature, F_OK) == 0;
    if (access(certificate, F_OK) != 0) return true;
    if (!result->is_signed) {
        error_hint(err, "Nếu chắc chắn về nguồn gốc của gói thì tạm cất %s đi rồi chạy lại.",
                   path_base(certificate));
        return error_set(err, CODE_SIGNATURE, "gói không có chữ ký của đơn vị");
    }
    result->checked = true;
    return signature_verify(work->manifest_path, work->signature, certificate, NULL, err);
}

static bool schema_known(const struct manifest *manifest, struct error *err)
{
    for (size_t i = 0; sql_migrations[i].name; i++)
        if (strcmp(sql_migrations[i].name, manifest->schema) == 0) return true;
    error_hint(err, "Cài bản thidua đã làm gói này (%s) hoặc mới hơn.", manifest->program);
    return error_set(err, CODE_SCHEMA_NEWER, "gói đến từ một chương trình mới hơn");
}

static bool room_for(const struct config *config, const struct manifest *manifest,
                     struct error *err)
{
    struct statvfs disk;
    uint64_t needed = 0;
    for (size_t i = 0; i < manifest->file_count; i++)
        if (manifest->files[i].size < 0 ||
            __builtin_add_overflow(needed, (uint64_t)manifest->files[i].size, &needed))
            return error_set(err, CODE_BAD_EXPORT, "gói ghi một cỡ tệp không thể có");
    if (statvfs(config->home, &disk) != 0 || needed / disk.f_frsize < disk.f_bavail) return true;
    return error_set(err, CODE_DISK_FULL, "gói cần %llu MiB, đĩa của thư mục làm việc không đủ chỗ",
                     (unsigned long long)(needed >> 20));
}

static bool read_list(const struct config *config, struct importing *work,
                      struct import_result *result, struct error *err)
{
    if (!pack_take(work->pack, MANIFEST_NAME, work->manifest_path, MANIFEST_LIMIT_BYTES, err) ||
        (pack_has(work->pack, MANIFEST_SIGNATURE) &&
         !pack_take(work->pack, MANIFEST_SIGNATURE, work->signature, SIGNATURE_LIMIT_BYTES, err)))
        return false;
    return check_signature(config, work, result, err) &&
           manifest_read(work->arena, work->manifest_path, &work->manifest, err) &&
           pack_matches(work->pack, &work->manifest, err) && schema_known(&work->manifest, err) &&
           room_for(config, &work->manifest, err);
}

/* Every original that the restored ledger names is among the files, under its own digest. */
static bool count_missing(struct importing *work, struct db *db, size_t *ret_missing,
                          struct error *err)
{
    bool more;
    if (!db_stream_begin(db, sql_kept_originals, 1, &work->manifest.commune, err)) return false;
    while (true) {
        if (!db_stream_next(db, &more, err)) return false;
        if (!more) return true;
        const char *sha256 = db_stream_text(db, 0);
        *ret_missing += !import_has_original(work, sha256);
    }
}

/* In one transaction; where it fails, whether it came in all the same. */
static bool restore_database(const struct config *config, struct importing *work, struct db *db,
                             struct error *err)
{
    bool used;
    struct error ignored = {0};
    work->begun = true;
    if (!db_run(db, sql_make_roles, 0, NULL, NULL, err)) return false;
    if (dump_restore(config, db, work->dump, err)) return true;
    if (is_used(db, &used, &ignored)) work->begun = work->resumed || used;
    return false;
}

static bool restore(const struct config *config, struct importing *work, struct db *db,
                    struct import_result *result, struct error *err)
{
    bool used;
    return import_look(work, err) && look_at_database(work, db, &used, err) &&
           deployment_make_folders(work->arena, work->home, err) && import_aside(work, err) &&
           import_unpack(work, err) && (used || restore_database(config, work, db, err)) &&
           manifest_compare(work->arena, db, &work->manifest, err) &&
           count_missing(work, db, &result->missing, err) && import_move(work, err);
}

bool import_run(const struct config *config, struct db *db, const char *path,
                struct import_result *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(LIST_LIMIT_BYTES);
    ARENA_AUTO struct arena *scratch = arena_open(PATHS_LIMIT_BYTES);
    PACK_AUTO struct pack *pack = NULL;
    struct importing work = {.arena = arena, .scratch = scratch, .home = config->home};
    struct import_result result = {0};
    struct error ignored = {.code = CODE_OK};
    if (!pack_open(path, &pack, err) || !import_list(&work, err)) return false;
    work.pack = pack;
    bool done = read_list(config, &work, &result, err) && restore(config, &work, db, &result, err);
    bool swept = import_sweep(&work, done, done ? err : &ignored);
    if (!done || !swept) return false;
    result.files = work.manifest.file_count;
    result.tables = work.manifest.table_count;
    result.created = arena_strdup(config->arena, work.manifest.created);
    result.commune = arena_strdup(config->arena, work.manifest.commune);
    *ret = result;
    return true;
}
