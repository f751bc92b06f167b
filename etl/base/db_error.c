/*
 * db_error: from a failed result to an error that keeps citizens' values out.
 *
 * In:     a PGresult with an error status, or a dead connection.
 * Out:    SQLSTATE, name of constraint, table and column; the server's own sentence only for
 *         classes of errors that speak of our SQL or of the server, never of data (a bad cast or a
 *         duplicate key prints the value).
 * Source: research/reliability.md 2.5 "Server log leak"; PostgreSQL 15 manual, appendix A.
 */
#include "db_private.h"

#include <string.h>

/* Classes whose message holds no data: access, catalogue, syntax, resources, shutdown,
 * configuration, internal errors, and what our own functions raise (P0001: they are written without
 * values). */
static bool speaks_of_no_data(const char *state)
{
    static const char *const classes[] = {"0A", "08", "25", "26", "28", "2B", "34",
                                          "3B", "3D", "3F", "40", "42", "53", "54",
                                          "55", "57", "58", "F0", "P0", "XX"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strncmp(state, classes[i], 2) == 0) return true;
    return false;
}

static enum code code_of(const char *state)
{
    if (strcmp(state, "53100") == 0) return CODE_DISK_FULL;
    if (strcmp(state, "53200") == 0) return CODE_MEMORY;
    if (strncmp(state, "08", 2) == 0 || strncmp(state, "57P", 3) == 0) return CODE_DB_CONNECT;
    return CODE_DB;
}

static const char *field(const PGresult *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return text ? text : "";
}

/* "dòng 12 của câu lệnh": the line of our statement that the server points at; characters count
 * from 1. */
static void name_line(const PGresult *result, const char *sql, struct error *err)
{
    int64_t position;
    if (!sql || !span_to_int64(span_of(field(result, PG_DIAG_STATEMENT_POSITION)), &position))
        return;
    long line = 1;
    for (; *sql && position > 1; sql++) {
        if (((unsigned char)*sql & 0xC0) != 0x80)
            position--; /* a continuation byte of UTF-8 begins no character */
        if (*sql == '\n') line++;
    }
    error_hint(err, "Chỗ sai ở dòng %ld của câu lệnh SQL.", line);
}

bool db_explain(PGconn *connection, const PGresult *result, const char *sql, struct error *err)
{
    const char *state = result ? field(result, PG_DIAG_SQLSTATE) : "";
    if (PQstatus(connection) == CONNECTION_BAD && !*state) {
        error_set(err, CODE_DB_CONNECT, "mất kết nối với cơ sở dữ liệu");
        return error_hint(err, "Kiểm tra PostgreSQL rồi chạy lại; không có gì ghi dở.");
    }
    const char *constraint = result ? field(result, PG_DIAG_CONSTRAINT_NAME) : "";
    const char *table = result ? field(result, PG_DIAG_TABLE_NAME) : "";
    const char *words =
        result && speaks_of_no_data(state) ? field(result, PG_DIAG_MESSAGE_PRIMARY) : "";
    error_set(err, code_of(state), "máy chủ từ chối câu lệnh (SQLSTATE %s)%s%s%s%s%s%s",
              *state ? state : "không rõ", *table ? ", bảng " : "", table,
              *constraint ? ", ràng buộc " : "", constraint, *words ? ": " : "", words);
    memset(err->sqlstate, 0, sizeof err->sqlstate);
    memcpy(err->sqlstate, state, strnlen(state, sizeof err->sqlstate - 1));
    if (result) name_line(result, sql, err);
    return false;
}
