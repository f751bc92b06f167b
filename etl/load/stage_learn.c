/*
 * stage_learn: the dossiers in force come back by binary COPY and leave only digests (known.h).
 */
#include "stage.h"

#include "stage_private.h"

#include <string.h>

/* One field of a row in binary form, length and bytes; false where the row is cut. */
static bool cut_field(struct span *rest, struct span *ret)
{
    if (rest->length < 4) return false;
    const unsigned char *at = (const unsigned char *)rest->bytes;
    uint32_t length = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    size_t whole = 4 + (length == UINT32_MAX ? 0 : (size_t)length);
    if (whole > rest->length) return false;
    *ret = span_make(rest->bytes, whole);
    *rest = span_make(rest->bytes + whole, rest->length - whole);
    return true;
}

/* A message of COPY OUT is one row: column count, key, values; the first one has the header before
 * it. */
static bool learn_row(struct known *known, struct span message, bool first, size_t columns)
{
    enum { HEADER = 19, COUNT = 2 };
    size_t skipped = COUNT + (first ? HEADER : 0);
    if (message.length < skipped) return false;
    const unsigned char *count = (const unsigned char *)message.bytes + skipped - COUNT;
    if (count[0] == 0xff && count[1] == 0xff) return true; /* the trailer */
    struct span rest = span_make(message.bytes + skipped, message.length - skipped), key, value;
    if ((size_t)(count[0] << 8 | count[1]) != columns || !cut_field(&rest, &key)) return false;
    uint64_t digest = 0;
    for (size_t i = 1; i < columns; i++) {
        if (!cut_field(&rest, &value)) return false;
        digest = known_value(known, digest, value);
    }
    known_put(known, known_key(known, key), digest);
    return rest.length == 0;
}

/* COPY takes no parameters: names are our own, the commune's code is quoted by libpq. */
static bool start_learning(PGconn *connection, const char *commune, const char *const *fields,
                           size_t count, size_t *ret_columns, struct error *err)
{
    struct buffer BUFFER_AUTO sql;
    buffer_init(&sql, 8192);
    char *quoted = PQescapeLiteral(connection, commune, strlen(commune));
    size_t columns = 1;
    buffer_add_text(&sql, "COPY (SELECT code");
    for (size_t i = 0; i < count; i++)
        if (strcmp(fields[i], "code") != 0) {
            buffer_printf(&sql, ", %s", fields[i]);
            columns++;
        }
    buffer_printf(&sql, " FROM fact.dossier WHERE commune_code = %s) TO STDOUT (FORMAT binary)",
                  quoted ? quoted : "''");
    PQfreemem(quoted);
    PGresult *result = PQexec(connection, sql.bytes);
    if (PQresultStatus(result) != PGRES_COPY_OUT) return stage_refused(connection, result, err);
    PQclear(result);
    *ret_columns = columns;
    return true;
}

bool stage_learn(struct db *db, const char *commune, struct known *known, const char *const *fields,
                 size_t count, struct error *err)
{
    PGconn *connection = db_native(db);
    size_t columns = 0;
    if (!start_learning(connection, commune, fields, count, &columns, err)) return false;
    bool first = true, understood = true;
    int length;
    for (char *message; (length = PQgetCopyData(connection, &message, 0)) > 0; first = false) {
        understood =
            understood && learn_row(known, span_make(message, (size_t)length), first, columns);
        PQfreemem(message);
    }
    PGresult *result = PQgetResult(connection);
    if (length == -2 || PQresultStatus(result) != PGRES_COMMAND_OK)
        return stage_refused(connection, result, err);
    PQclear(result);
    while ((result = PQgetResult(connection))) PQclear(result);
    return understood || error_set(err, CODE_INTERNAL, "không hiểu các dòng máy chủ gửi về");
}
