/*
 * db_stream: rows one at a time, so that memory does not grow with their number (libpq's single-row
 *            mode; see db.h).
 */
#include "db_private.h"

bool db_stream_begin(struct db *db, const char *sql, size_t count, const char *const *parameters,
                     struct error *err)
{
    if (db->streaming)
        return error_set(err, CODE_INTERNAL, "mở hai luồng kết quả trên một kết nối");
    db->alone = PQtransactionStatus(db->connection) == PQTRANS_IDLE;
    if (PQsendQueryParams(db->connection, sql, (int)count, NULL, parameters, NULL, NULL, 0) != 1)
        return db_explain(db->connection, NULL, sql, err);
    db->streaming = true;
    if (PQsetSingleRowMode(db->connection) == 1) return true;
    db_stream_end(db);
    return error_set(err, CODE_INTERNAL, "không bật được chế độ đọc từng dòng");
}

bool db_stream_next(struct db *db, bool *ret_row, struct error *err)
{
    PQclear(db->row);
    db->row = PQgetResult(db->connection);
    ExecStatusType status = PQresultStatus(db->row);
    if (status == PGRES_SINGLE_TUPLE) {
        *ret_row = true;
        return true;
    }
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        db_explain(db->connection, db->row, NULL, err);
        db_stream_end(db);
        return false;
    }
    /* The last result has no row but still tells the columns; after it libpq wants to be read to
     * the end. */
    PGresult *rest;
    while ((rest = PQgetResult(db->connection))) PQclear(rest);
    db->streaming = false;
    *ret_row = false;
    return true;
}

const char *db_stream_text(const struct db *db, int column)
{
    const char *text = PQgetvalue(db->row, 0, column);
    return text ? text : "";
}

bool db_stream_null(const struct db *db, int column)
{
    return PQgetisnull(db->row, 0, column);
}

int db_stream_columns(const struct db *db)
{
    return PQnfields(db->row);
}

const char *db_stream_name(const struct db *db, int column)
{
    const char *name = PQfname(db->row, column);
    return name ? name : "";
}

void db_stream_end(struct db *db)
{
    PGresult *rest;
    if (db->streaming) {
        /* Cancel first: an early stop must not wait for millions of rows to be sent. In a
         * transaction it would abort everything, so there the rest is read. */
        PGcancel *cancel = db->alone ? PQgetCancel(db->connection) : NULL;
        char reason[256];
        if (cancel) PQcancel(cancel, reason, sizeof reason);
        PQfreeCancel(cancel);
        while ((rest = PQgetResult(db->connection))) PQclear(rest);
    }
    PQclear(db->row);
    db->row = NULL;
    db->streaming = false;
}
