/*
 * db: PostgreSQL through libpq. The only file besides load/stage.c that includes libpq-fe.h.
 *
 * In:     libpq's own settings (PGHOST, PGDATABASE, service file). Values travel as text parameters
 *         ($1...), SQL is a whole statement from a file, embedded at build time (sql.h).
 * Out:    every session starts with an empty search_path, TimeZone Asia/Ho_Chi_Minh, DateStyle ISO,
 *         client_encoding UTF8, jit off, application_name thidua, idle and connect time-outs,
 *         client_connection_check_interval.
 * Errors: CODE_DB_CONNECT, CODE_DB (exit 3) with SQLSTATE; the server's text without parameter
 *         values
 *         (PQERRORS_SQLSTATE): citizens' values never come back in a message.
 * Owns:   db_close frees the connection, result_release the rows.
 */
#ifndef THIDUA_BASE_DB_H
#define THIDUA_BASE_DB_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdint.h>

struct db;
struct result; /* rows of a finished statement */

MUST_CHECK bool db_open(struct db **ret, struct error *err);
void db_closep(struct db **db);
#define DB_AUTO __attribute__((cleanup(db_closep)))

/* The libpq connection (PGconn *) for load/stage.c and nobody else. */
void *db_native(struct db *db);

/* Runs one statement with text parameters (NULL = SQL null). ret may be NULL where no rows are
 * wanted. */
MUST_CHECK bool db_run(struct db *db, const char *sql, size_t count, const char *const *parameters,
                       struct result **ret, struct error *err);
/* Runs a statement whose one answer is a number, and adds that to *total. */
MUST_CHECK bool db_tally(struct db *db, const char *sql, size_t count,
                         const char *const *parameters, int64_t *total, struct error *err);
/* Runs a script of several statements without parameters (migrations). */
MUST_CHECK bool db_script(struct db *db, const char *sql, struct error *err);

MUST_CHECK bool db_begin(struct db *db, struct error *err);
MUST_CHECK bool db_commit(struct db *db,
                          struct error *err); /* CODE_DB_COMMIT_UNKNOWN where the answer was lost */
void db_rollback(struct db *db); /* never fails: a dead session is rolled back by the server */

/* Streams rows one at a time (single-row mode): begin, then next until *ret_row is false. */
MUST_CHECK bool db_stream_begin(struct db *db, const char *sql, size_t count,
                                const char *const *parameters, struct error *err);
MUST_CHECK bool db_stream_next(struct db *db, bool *ret_row, struct error *err);
const char *db_stream_text(const struct db *db,
                           int column); /* "" for null; valid until the next call */
bool db_stream_null(const struct db *db, int column);
int db_stream_columns(const struct db *db);
const char *db_stream_name(const struct db *db, int column);
/* Reads away what is left after an early stop. */
void db_stream_end(struct db *db);

int result_rows(const struct result *result);
int result_columns(const struct result *result);
const char *result_name(const struct result *result, int column);
const char *result_text(const struct result *result, int row, int column); /* "" for null */
bool result_null(const struct result *result, int row, int column);
bool result_true(const struct result *result, int row, int column); /* of a boolean */
int64_t result_int(const struct result *result, int row, int column);
int64_t
result_affected(const struct result *result); /* rows the command touched; 0 where it tells none */
void result_releasep(struct result **result);
#define RESULT_AUTO __attribute__((cleanup(result_releasep)))

#endif
