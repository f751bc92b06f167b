/*
 * migrate: brings the database's schema to this program's version, and refuses one it does not
 *          know.
 *
 * In:     the migrations schemas/db/NNN_name.sql, embedded in order (sql_migrations[]).
 * Out:    each migration applied exactly once, in one transaction of its own with its row in
 *         ops.schema_version; after a failure the earlier ones stay and the next call goes on from
 *         there.
 * Errors: CODE_SCHEMA_NEWER: the database holds a migration that this program does not have, or one
 *         whose SHA-256 differs. CODE_NOT_INITIALISED: migrations are missing (migrate_current).
 *         CODE_LOCKED: another program is migrating. CODE_DB_*.
 * Source: spec/operations.md "init"; research/reliability.md section 3 "Upgrade".
 */
#ifndef THIDUA_MODEL_MIGRATE_H
#define THIDUA_MODEL_MIGRATE_H

#include "base/db.h"

/* Applies what is missing; *ret_applied = how many. */
MUST_CHECK bool migrate_run(struct db *db, size_t *ret_applied, struct error *err);

/* True if the database is exactly at this program's version: what every command but init asks
 * first. */
MUST_CHECK bool migrate_current(struct db *db, struct error *err);

#endif
