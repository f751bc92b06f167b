/*
 * decide: see decide.h.
 */
#include "decide.h"

#include "base/unicode.h"
#include "sql.h"

static bool known_village(struct db *db, const char *commune, const char *village,
                          struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    const char *parameters[] = {commune, village};
    if (!db_run(db, sql_village_exists, 2, parameters, &rows, err)) return false;
    if (*result_text(rows, 0, 0) == 't') return true;
    error_set(err, CODE_USAGE, "không có thôn nào mang mã %s", village);
    return error_hint(err, "Mã thôn có trong villages.csv, ví dụ 10633-T05.");
}

static bool record(struct db *db, const char *commune, const char *kind, const char *subject,
                   const char *value, const char *reason, struct error *err)
{
    const char *parameters[] = {commune, kind, subject, value, reason};
    return db_run(db, sql_decide, 5, parameters, NULL, err);
}

bool decide_alias(struct db *db, const struct config *config, const char *alias,
                  const char *village, const char *reason, struct error *err)
{
    const char *commune = config_text(config, "commune-code");
    struct span name = nfc(config->arena, span_trim(span_of(alias)));
    if (name.length == 0) return error_set(err, CODE_USAGE, "tên gọi khác của thôn đang để trống");
    const char *subject = arena_strndup(config->arena, name.bytes, name.length);
    const char *parameters[] = {commune, subject, village};
    bool done = db_begin(db, err) && known_village(db, commune, village, err) &&
                record(db, commune, "alias", subject, village, reason, err) &&
                db_run(db, sql_decide_alias, 3, parameters, NULL, err) &&
                db_run(db, sql_mark_stale, 1, &commune, NULL, err) && db_commit(db, err);
    if (!done) db_rollback(db);
    return done;
}

bool decide_find_file(struct db *db, const char *commune, const char *file, struct result **ret,
                      struct error *err)
{
    const char *parameters[] = {commune, file};
    if (!db_run(db, sql_decide_file, 2, parameters, ret, err)) return false;
    if (result_rows(*ret) == 0)
        return error_set(err, CODE_USAGE, "sổ tệp không có tệp nào tên %s", file);
    if (result_rows(*ret) > 1) {
        error_set(err, CODE_USAGE, "có %d nội dung khác nhau cùng mang tên %s", result_rows(*ret),
                  file);
        return error_hint(
            err, "Chỉ rõ bằng các chữ số đầu của mã SHA-256, cột SHA-256 của thidua files.");
    }
    return true;
}

static bool is_kept(const struct result *file, struct error *err)
{
    if (*result_text(file, 0, 2) == 't') return true;
    return error_set(
        err, CODE_USAGE,
        "nội dung của tệp này không được lưu nên chưa thể đọc lại; hãy gửi lại tệp đã sửa");
}

bool decide_file(struct db *db, const struct config *config, const char *file, const char *village,
                 const char *reason, struct error *err)
{
    const char *commune = config_text(config, "commune-code");
    RESULT_AUTO struct result *found = NULL;
    bool done = db_begin(db, err) && (!village || known_village(db, commune, village, err)) &&
                decide_find_file(db, commune, file, &found, err) && is_kept(found, err);
    if (done) {
        const char *sha256 = result_text(found, 0, 0);
        const char *parameters[] = {commune, sha256};
        done = record(db, commune, village ? "file-village" : "file-reject", sha256,
                      village ? village : "", reason, err) &&
               db_run(db, sql_mark_stale_file, 2, parameters, NULL, err) && db_commit(db, err);
    }
    if (!done) db_rollback(db);
    return done;
}
