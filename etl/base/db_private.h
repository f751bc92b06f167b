/*
 * db_private: what db.c, db_error.c and db_stream.c share. Nobody else includes it.
 */
#ifndef THIDUA_BASE_DB_PRIVATE_H
#define THIDUA_BASE_DB_PRIVATE_H

#include "db.h"

#include <libpq-fe.h>

struct db {
    PGconn *connection;
    PGresult *row;  /* of the stream; NULL = none begun */
    bool streaming; /* results are still to be read away */
    bool alone;     /* the stream runs outside a transaction: cancelling it harms nothing else */
};

/* What the server's refusal means: code, SQLSTATE, text without values. `sql` helps to name the
 * line; may be NULL. Always returns false. */
bool db_explain(PGconn *connection, const PGresult *result, const char *sql, struct error *err);

#endif
