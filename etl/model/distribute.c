/*
 * distribute: Citus, where it is there (see distribute.h).
 */
#include "model/distribute.h"

#include "sql.h"

static bool has_citus(struct db *db, struct error *err)
{
    RESULT_AUTO struct result *result = NULL;
    if (!db_run(db, sql_citus_available, 0, NULL, &result, err)) return false;
    if (!result_true(result, 0, 0)) {
        error_set(err, CODE_CONFIG, "máy chủ cơ sở dữ liệu không có phần mở rộng citus");
        return error_hint(
            err,
            "Cài Citus cho PostgreSQL, hoặc chạy thidua init không có --distributed: một máy đủ cho "
            "một tỉnh.");
    }
    if (result_true(result, 0, 1)) return true;
    error_set(err, CODE_CONFIG, "phần mở rộng citus chưa được nạp sẵn khi máy chủ khởi động");
    return error_hint(err,
                      "Thêm citus vào đầu shared_preload_libraries rồi khởi động lại PostgreSQL.");
}

/* A key without the commune code cannot be enforced over several machines: named before anything is
 * changed. */
static bool keys_fit(struct db *db, struct error *err)
{
    RESULT_AUTO struct result *unfit = NULL;
    if (!db_run(db, sql_citus_unfit_keys, 0, NULL, &unfit, err)) return false;
    if (result_rows(unfit) == 0) return true;
    return error_set(err, CODE_CONFIG, "không thể phân tán bảng %s: khóa %s không có mã xã",
                     result_text(unfit, 0, 0), result_text(unfit, 0, 1));
}

static bool spread(struct db *db, const char *sql, size_t *tables, struct error *err)
{
    RESULT_AUTO struct result *result = NULL;
    if (!db_run(db, sql, 0, NULL, &result, err)) return false;
    *tables += (size_t)result_rows(result);
    return true;
}

bool distribute_run(struct db *db, size_t *ret_tables, struct error *err)
{
    size_t tables = 0;
    if (!has_citus(db, err) || !keys_fit(db, err) || !db_begin(db, err)) return false;
    if (db_run(db, sql_citus_create, 0, NULL, NULL, err) &&
        db_run(db, sql_citus_triggers, 0, NULL, NULL, err) &&
        spread(db, sql_citus_reference, &tables, err) &&
        spread(db, sql_citus_distribute, &tables, err)) {
        *ret_tables = tables;
        return db_commit(db, err);
    }
    db_rollback(db);
    return false;
}
