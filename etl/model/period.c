/*
 * period: looks the period up (see period.h).
 */
#include "model/period.h"

#include "sql.h"

bool period_check(struct db *db, const char *commune, const char *period, struct error *err)
{
    if (!period) return true;
    RESULT_AUTO struct result *found = NULL;
    if (!db_run(db, sql_period_exists, 2, (const char *const[]){commune, period}, &found, err))
        return false;
    if (result_true(found, 0, 0)) return true;
    error_set(err, CODE_USAGE, "không có kỳ %.20s", period);
    return error_hint(err, "Kỳ viết như 2026-11, 2026-Q4, 2026-H2, 2026-9M hoặc 2026.");
}
