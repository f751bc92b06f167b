/*
 * dump: the database into a file and back, by PostgreSQL's own pg_dump and pg_restore.
 *
 * In:     the settings pg-dump and pg-restore; libpq's variables (PG*) and HOME are passed on, the
 *         rest of the environment is not. Nothing of the data is in the arguments.
 * Out:    custom format, without owners: whoever restores owns all. pg_restore runs in one
 *         transaction: all or nothing.
 * Errors: CODE_CHILD. What the programs say may quote rows, so it is dropped but for a line about
 *         versions.
 */
#ifndef THIDUA_KEEP_DUMP_H
#define THIDUA_KEEP_DUMP_H

#include "base/config.h"
#include "base/db.h"

MUST_CHECK bool dump_write(const struct config *config, const char *path, struct error *err);
/* Into the empty database that `db` is connected to. */
MUST_CHECK bool dump_restore(const struct config *config, struct db *db, const char *path,
                             struct error *err);

#endif
