/*
 * open: settings, connection, schema version (see open.h).
 */
#include "command/open.h"

#include "base/child.h"
#include "model/migrate.h"

bool command_open(const struct cli_arguments *arguments, struct config *ret_config,
                  struct db **ret_db, struct error *err)
{
    DB_AUTO struct db *db = NULL;
    if (!cli_config(arguments, false, ret_config, err) ||
        !memory_limit(config_int(ret_config, "memory-bytes"), err) || !db_open(&db, err) ||
        !migrate_current(db, err))
        return false;
    *ret_db = db;
    db = NULL; /* the caller's now */
    return true;
}

bool command_year(const struct cli_arguments *arguments, int64_t otherwise, int *ret,
                  struct error *err)
{
    const char *given = cli_value(arguments, "year");
    int64_t year = otherwise;
    if (given && (!span_to_int64(span_of(given), &year) || year < 1900 || year > 2199))
        return error_set(err, CODE_USAGE, "--year phải là một năm, ví dụ 2026");
    *ret = (int)year;
    return true;
}
