/*
 * open: what nearly every command does first: settings, connection, the schema's version; the year
 *       it is about.
 */
#ifndef THIDUA_COMMAND_OPEN_H
#define THIDUA_COMMAND_OPEN_H

#include "base/cli.h"
#include "base/db.h"

/* Loads the settings (commune.xml must be there), bounds the program's memory, connects, and
 * refuses a schema that is not this program's. */
MUST_CHECK bool command_open(const struct cli_arguments *arguments, struct config *ret_config,
                             struct db **ret_db, struct error *err);

/* The year that --year names (1900 to 2199); `otherwise` where it is not given. */
MUST_CHECK bool command_year(const struct cli_arguments *arguments, int64_t otherwise, int *ret,
                             struct error *err);

#endif
