/*
 * db: connecting, statements, transactions, results (see db.h). Streams are in db_stream.c.
 */
#include "db.h"

#include "db_private.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

struct result {
    PGresult *rows;
};

/* Notices ("relation exists, skipping") are for developers; they may quote data and say nothing to
 * an officer. */
static void drop_notice(void *context, const PGresult *notice)
{
    (void)context;
    (void)notice;
}

static bool cannot_connect(PGconn *connection, struct error *err)
{
    char text[300];
    struct span words = span_of(PQerrorMessage(connection)), line;
    if (!span_cut(&words, '\n', &line)) line = span_of("");
    size_t length = line.length < sizeof text - 1 ? line.length : sizeof text - 1;
    memcpy(text, line.bytes, length);
    text[length] = '\0';
    error_set(err, CODE_DB_CONNECT, "chưa thể kết nối cơ sở dữ liệu: %s", text);
    return error_hint(
        err, "Kiểm tra PostgreSQL có chạy không và PGHOST, PGDATABASE, PGUSER, PGSERVICE.");
}

static PGconn *connect_server(void)
{
    /* Given names win over the environment; host, database, user and service are libpq's own
     * business. */
    static const char *const names[] = {
        "connect_timeout",     "keepalives",       "keepalives_idle",
        "keepalives_interval", "keepalives_count", "tcp_user_timeout",
        "client_encoding",     "application_name", NULL};
    static const char *const values[] = {"10",    "1",    "30",     "10", "3",
                                         "30000", "UTF8", "thidua", NULL};
    PGconn *connection = PQconnectdbParams(names, values, 0);
    if (PQstatus(connection) == CONNECTION_OK) return connection;
    /* libpq measures connect_timeout by the wall clock: one that jumps ahead meanwhile (a machine that
     * finds the time after its start) looks like ten seconds of waiting. */
    PQfinish(connection);
    return PQconnectdbParams(names, values, 0);
}

bool db_open(struct db **ret, struct error *err)
{
    DB_AUTO struct db *db = calloc(1, sizeof *db);
    if (!db) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi kết nối cơ sở dữ liệu");
    db->connection = connect_server();
    if (PQstatus(db->connection) != CONNECTION_OK) return cannot_connect(db->connection, err);
    PQsetNoticeReceiver(db->connection, drop_notice, NULL);
    PQsetErrorVerbosity(db->connection, PQERRORS_SQLSTATE);
    PQsetErrorContextVisibility(db->connection, PQSHOW_CONTEXT_NEVER);
    if (PQserverVersion(db->connection) < 150000) {
        error_set(err, CODE_CONFIG, "cần PostgreSQL 15 trở lên, máy chủ là bản %d",
                  PQserverVersion(db->connection) / 10000);
        return false;
    }
    if (!db_run(db, sql_session, 0, NULL, NULL, err)) return false;
    *ret = db;
    db = NULL; /* the caller's now */
    return true;
}

void db_closep(struct db **db)
{
    if (!*db) return;
    PQclear((*db)->row);
    PQfinish((*db)->connection);
    free(*db);
    *db = NULL;
}

void *db_native(struct db *db)
{
    return db->connection;
}

/* Gives the rows to the caller, or frees them where none are wanted. */
static bool deliver(PGresult *rows, struct result **ret, struct error *err)
{
    if (!ret) {
        PQclear(rows);
        return true;
    }
    struct result *result = calloc(1, sizeof *result);
    if (!result) {
        PQclear(rows);
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nhận kết quả của cơ sở dữ liệu");
    }
    result->rows = rows;
    *ret = result;
    return true;
}

bool db_run(struct db *db, const char *sql, size_t count, const char *const *parameters,
            struct result **ret, struct error *err)
{
    if (db->streaming)
        return error_set(err, CODE_INTERNAL, "gọi db_run khi luồng kết quả chưa đọc xong");
    PGresult *rows = PQexecParams(db->connection, sql, (int)count, NULL, parameters, NULL, NULL, 0);
    ExecStatusType status = PQresultStatus(rows);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
        return deliver(rows, ret, err);
    db_explain(db->connection, rows, sql, err);
    PQclear(rows);
    return false;
}

bool db_tally(struct db *db, const char *sql, size_t count, const char *const *parameters,
              int64_t *total, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(db, sql, count, parameters, &rows, err)) return false;
    *total += result_int(rows, 0, 0);
    return true;
}

bool db_script(struct db *db, const char *sql, struct error *err)
{
    if (db->streaming)
        return error_set(err, CODE_INTERNAL, "gọi db_script khi luồng kết quả chưa đọc xong");
    PGresult *rows = PQexec(db->connection, sql);
    ExecStatusType status = PQresultStatus(rows);
    bool done =
        status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
    if (!done) db_explain(db->connection, rows, sql, err);
    PQclear(rows);
    return done;
}

bool db_begin(struct db *db, struct error *err)
{
    return db_run(db, "begin", 0, NULL, NULL, err);
}

bool db_commit(struct db *db, struct error *err)
{
    if (PQtransactionStatus(db->connection) == PQTRANS_INERROR) {
        db_rollback(db);
        return error_set(err, CODE_INTERNAL, "ghi nhận một giao dịch đã hỏng");
    }
    RESULT_AUTO struct result *result = NULL;
    bool done = db_run(db, "commit", 0, NULL, &result, err);
    /* A COMMIT that the server answers with ROLLBACK is a success to libpq and a loss to us. */
    if (done && strcmp(PQcmdStatus(result->rows), "COMMIT") != 0)
        return error_set(err, CODE_DB, "máy chủ đã hủy giao dịch thay vì ghi nhận");
    if (done || PQstatus(db->connection) != CONNECTION_BAD) return done;
    error_clear(err);
    error_set(err, CODE_DB_COMMIT_UNKNOWN,
              "mất kết nối khi đang ghi nhận giao dịch, chưa rõ kết quả");
    return error_hint(err, "Chạy lại; chương trình tự đối chiếu sổ.");
}

void db_rollback(struct db *db)
{
    if (db->streaming) db_stream_end(db);
    PGTransactionStatusType status = PQtransactionStatus(db->connection);
    if (status == PQTRANS_INTRANS || status == PQTRANS_INERROR)
        PQclear(PQexec(db->connection, "rollback"));
}

int result_rows(const struct result *result)
{
    return PQntuples(result->rows);
}

int result_columns(const struct result *result)
{
    return PQnfields(result->rows);
}

const char *result_name(const struct result *result, int column)
{
    const char *name = PQfname(result->rows, column);
    return name ? name : "";
}

const char *result_text(const struct result *result, int row, int column)
{
    const char *text = PQgetvalue(result->rows, row, column);
    return text ? text : "";
}

bool result_null(const struct result *result, int row, int column)
{
    return PQgetisnull(result->rows, row, column);
}

bool result_true(const struct result *result, int row, int column)
{
    return strcmp(result_text(result, row, column), "t") == 0;
}

int64_t result_int(const struct result *result, int row, int column)
{
    int64_t number;
    return span_to_int64(span_of(result_text(result, row, column)), &number) ? number : 0;
}

int64_t result_affected(const struct result *result)
{
    int64_t number;
    return span_to_int64(span_of(PQcmdTuples(result->rows)), &number) ? number : 0;
}

void result_releasep(struct result **result)
{
    if (!*result) return;
    PQclear((*result)->rows);
    free(*result);
    *result = NULL;
}
