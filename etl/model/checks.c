/*
 * checks: runs the queries (see checks.h).
 */
#include "model/checks.h"

#include "sql.h"

static bool check(struct db *db, const char *rule, const char *sql, const char *const *parameters,
                  struct error *err)
{
    RESULT_AUTO struct result *offences = NULL;
    if (!db_run(db, sql, 3, parameters, &offences, err)) return false;
    if (result_rows(offences) == 0) return true;
    error_set(err, CODE_OUTPUT_CHECK, "phép kiểm tra %s không đạt: %d chỗ, đầu tiên là %s", rule,
              result_rows(offences), result_text(offences, 0, 0));
    return error_hint(err,
                      "Chạy thidua compute --full; nếu vẫn lỗi thì báo người phụ trách kỹ thuật.");
}

bool checks_run(struct db *db, const char *commune, const char *as_of, const char *villages,
                struct error *err)
{
    const char *parameters[] = {commune, as_of, villages};
    return check(db, "cân đối hồ sơ", sql_check_dossier_balance, parameters, err) &&
           check(db, "tổng các thôn bằng toàn xã", sql_check_village_sum, parameters, err);
}
