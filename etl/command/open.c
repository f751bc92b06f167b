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
