/*
 * stage: see stage.h. The names of schema, table and columns come from the catalogue and the
 *         contracts, never from data.
 */
#include "stage.h"

#include "base/path.h"
#include "copy_row.h"
#include "spool.h"
#include "sql.h"
#include "stage_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_COLUMNS = 64, FLUSH_BYTES = 64 * 1024, BUFFER_LIMIT = 8 * 1024 * 1024 };

/* Where a column's value comes from: a field of the contract, or one of these. */
enum source {
    FROM_NOTHING = -1,
    FROM_ROW_NO = -2,
    FROM_SHEET_NO = -3,
    FROM_REPEAT = -4,
    FROM_COMMUNE = -5,
    FROM_FILE_ID = -6
};

struct column {
    int source;
    enum copy_type type;
    const char *otherwise; /* text instead of null */
};

struct stage {
    PGconn *connection;
    struct stage_fixed fixed;
    struct column columns[MAX_COLUMNS];
    size_t count;
    int64_t rows;
    struct buffer buffer;
    int aside; /* rows wait in this file; -1 = they go to the server */
    const char *schema, *table;
    const struct contract *contract;
    struct known *known; /* NULL = every row is sent */
    size_t key;          /* column of the key, then those of the layout in its order */
    size_t watched[MAX_COLUMNS], watched_count;
};

bool stage_refused(PGconn *connection, PGresult *result, struct error *err)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    if (state) memcpy(err->sqlstate, state, sizeof err->sqlstate - 1);
    enum code code = PQstatus(connection) == CONNECTION_BAD ? CODE_DB_CONNECT : CODE_DB;
    if (state && strcmp(state, "53100") == 0) code = CODE_DISK_FULL;
    error_set(err, code, "máy chủ không nhận các dòng nạp (SQLSTATE %s)",
              state ? state : "không rõ");
    PQclear(result); /* and the state's text with it */
    return false;
}

static int source_of(const struct contract *contract, const char *name)
{
    static const struct {
        const char *name;
        int source;
    } own[] = {{"row_no", FROM_ROW_NO},
               {"sheet_no", FROM_SHEET_NO},
               {"repeat", FROM_REPEAT},
               {"commune_code", FROM_COMMUNE},
               {"file_id", FROM_FILE_ID}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i].name, name) == 0) return own[i].source;
    for (size_t i = 0; i < contract->field_count; i++)
        if (contract->fields[i].stage && strcmp(contract->fields[i].stage, name) == 0)
            return (int)i;
    return FROM_NOTHING;
}

/* Every field that the contract loads must find its column: a misspelt name would lose data
 * silently. */
static bool check_fields(const struct contract *contract, const struct result *names,
                         struct error *err)
{
    for (size_t i = 0; i < contract->field_count; i++) {
        const char *stage = contract->fields[i].stage;
        bool found = stage == NULL;
        for (int row = 0; !found && row < result_rows(names); row++)
            found = strcmp(result_text(names, row, 0), stage) == 0;
        if (!found)
            return error_set(err, CODE_CONFIG, "hợp đồng %s nạp cột %s mà bảng %s không có",
                             contract->code, stage, contract->fact);
    }
    return true;
}

static bool read_columns(struct stage *stage, struct db *db, const char *schema,
                         const struct contract *contract, struct error *err)
{
    RESULT_AUTO struct result *names = NULL;
    const char *parameters[] = {schema, contract->fact};
    if (!db_run(db, sql_stage_columns, 2, parameters, &names, err)) return false;
    int count = result_rows(names);
    if (count == 0 || count > MAX_COLUMNS)
        return error_set(err, CODE_INTERNAL, "không có bảng %s.%s để nạp", schema, contract->fact);
    if (!check_fields(contract, names, err)) return false;
    stage->count = (size_t)count;
    for (int i = 0; i < count; i++) {
        const char *name = result_text(names, i, 0);
        bool village = strcmp(schema, "fact") == 0 && strcmp(name, "village_code") == 0;
        stage->columns[i] =
            (struct column){source_of(contract, name), (enum copy_type)result_int(names, i, 1),
                            village ? "UNKNOWN" : NULL};
    }
    return true;
}

static bool start_copy(PGconn *connection, const char *schema, const char *table, struct error *err)
{
    char *schema_name = PQescapeIdentifier(connection, schema, strlen(schema));
    char *table_name = PQescapeIdentifier(connection, table, strlen(table));
    struct buffer BUFFER_AUTO sql;
    buffer_init(&sql, 1024);
    if (schema_name && table_name)
        buffer_printf(&sql, "COPY %s.%s FROM STDIN (FORMAT binary)", schema_name, table_name);
    PQfreemem(schema_name);
    PQfreemem(table_name);
    PGresult *result = PQexec(connection, sql.bytes);
    if (PQresultStatus(result) != PGRES_COPY_IN) return stage_refused(connection, result, err);
    PQclear(result);
    return true;
}

static bool flush(struct stage *stage, struct error *err)
{
    if (stage->buffer.overflow) return error_set(err, CODE_INTERNAL, "một dòng dài quá bộ đệm nạp");
    if (stage->aside >= 0) {
        if (!fd_write_all(stage->aside, stage->buffer.bytes, stage->buffer.length, err))
            return false;
    } else if (PQputCopyData(stage->connection, stage->buffer.bytes, (int)stage->buffer.length) !=
               1)
        return stage_refused(stage->connection, NULL, err);
    buffer_clear(&stage->buffer);
    return true;
}

static struct stage *stage_new(struct db *db)
{
    struct stage *stage = calloc(1, sizeof *stage);
    if (!stage) return NULL;
    stage->connection = db_native(db);
    stage->aside = -1;
    buffer_init(&stage->buffer, BUFFER_LIMIT);
    return stage;
}

static bool prepare(struct stage **ret, struct db *db, const char *schema,
                    const struct contract *contract, const struct stage_fixed *fixed,
                    struct error *err)
{
    STAGE_AUTO struct stage *stage = stage_new(db);
    if (!stage) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
    stage->fixed = *fixed;
    stage->schema = schema;
    stage->table = contract->fact;
    stage->contract = contract;
    if (!read_columns(stage, db, schema, contract, err)) return false;
    *ret = stage;
    stage = NULL;
    return true;
}

bool stage_begin(struct stage **ret, struct db *db, const char *schema,
                 const struct contract *contract, const struct stage_fixed *fixed,
                 struct error *err)
{
    STAGE_AUTO struct stage *stage = NULL;
    if (!prepare(&stage, db, schema, contract, fixed, err)) return false;
    if (!start_copy(stage->connection, schema, contract->fact, err)) return false;
    copy_header(&stage->buffer);
    *ret = stage;
    stage = NULL;
    return true;
}

bool stage_begin_aside(struct stage **ret, struct db *db, const char *schema,
                       const struct contract *contract, const struct stage_fixed *fixed,
                       const char *folder, struct error *err)
{
    STAGE_AUTO struct stage *stage = NULL;
    if (!prepare(&stage, db, schema, contract, fixed, err)) return false;
    stage->aside = path_nameless(folder);
    if (stage->aside < 0)
        return error_set(err, CODE_FILE_OPEN, "không thể tạo tệp tạm trong %s: %s", folder,
                         strerror(errno));
    *ret = stage;
    stage = NULL;
    return true;
}

static bool put_field(struct stage *stage, const struct column *column, const struct value *value)
{
    if (value->kind == VALUE_NULL && column->otherwise) {
        copy_bytes(&stage->buffer, span_of(column->otherwise));
        return true;
    }
    return copy_value(&stage->buffer, column->type, value);
}

/* Column of the stage table that a field of that name feeds; count = none. */
static size_t column_of(const struct stage *stage, const char *name)
{
    for (size_t i = 0; i < stage->count; i++) {
        int source = stage->columns[i].source;
        if (source >= 0 && strcmp(stage->contract->fields[source].stage, name) == 0) return i;
    }
    return stage->count;
}

bool stage_watch(struct stage *stage, struct known *known, const char *const *fields, size_t count,
                 struct error *err)
{
    stage->key = column_of(stage, "code");
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i], "code") == 0) continue;
        size_t column = stage->watched[stage->watched_count++] = column_of(stage, fields[i]);
        if (column == stage->count)
            return error_set(err, CODE_INTERNAL, "bảng chờ không có cột %s", fields[i]);
    }
    if (stage->key == stage->count)
        return error_set(err, CODE_INTERNAL, "bảng chờ không có cột khóa");
    stage->known = known;
    return true;
}

/* No village is UNKNOWN in the fact table. */
static struct span encoded_at(const struct stage *stage, const size_t *ends, size_t column)
{
    static const char unknown[] = "\0\0\0\7UNKNOWN";
    size_t start = ends[column];
    struct span span = span_make(stage->buffer.bytes + start, ends[column + 1] - start);
    int source = stage->columns[column].source;
    bool village = strcmp(stage->contract->fields[source].stage, "village_code") == 0;
    return village && span.length == 4 ? span_make(unknown, sizeof unknown - 1) : span;
}

static enum known_answer look(const struct stage *stage, const size_t *ends, bool repeat)
{
    uint64_t digest = 0;
    for (size_t i = 0; i < stage->watched_count; i++)
        digest = known_value(stage->known, digest, encoded_at(stage, ends, stage->watched[i]));
    struct span key = encoded_at(stage, ends, stage->key);
    return known_look(stage->known, known_key(stage->known, key), digest, repeat);
}

/* Encodes the row; ends[i] is where column i begins, ends[count] where the row ends. */
static bool encode(struct stage *stage, int64_t row, bool repeat, const struct value *values,
                   size_t *ends)
{
    static const struct value nothing = {.kind = VALUE_NULL};
    struct buffer *out = &stage->buffer;
    copy_begin_row(out, stage->count);
    for (size_t i = 0; i < stage->count; i++) {
        const struct column *column = &stage->columns[i];
        bool fits = true;
        ends[i] = out->length;
        switch (column->source) {
        case FROM_ROW_NO: copy_integer(out, column->type, row); break;
        case FROM_SHEET_NO: copy_integer(out, column->type, stage->fixed.sheet_no); break;
        case FROM_REPEAT: copy_integer(out, column->type, repeat); break;
        case FROM_COMMUNE: copy_bytes(out, span_of(stage->fixed.commune)); break;
        case FROM_FILE_ID: copy_integer(out, column->type, stage->fixed.file_id); break;
        case FROM_NOTHING: fits = put_field(stage, column, &nothing); break;
        default: fits = put_field(stage, column, &values[column->source]);
        }
        if (!fits) return false;
    }
    ends[stage->count] = out->length;
    return true;
}

bool stage_row(struct stage *stage, int64_t row, bool repeat, const struct value *values,
               enum known_answer *ret, struct error *err)
{
    size_t start = stage->buffer.length, ends[MAX_COLUMNS + 1];
    if (!encode(stage, row, repeat, values, ends))
        return error_set(err, CODE_INTERNAL, "một giá trị không hợp kiểu của cột trong kho");
    enum known_answer answer =
        stage->known && !stage->buffer.overflow ? look(stage, ends, repeat) : KNOWN_TAKE;
    if (ret) *ret = answer;
    if (answer != KNOWN_TAKE) {
        stage->buffer.length = start; /* as if it had never come */
        return true;
    }
    stage->rows++;
    return stage->buffer.length < FLUSH_BYTES || flush(stage, err);
}

/* Ends the COPY and compares what the server took with what was sent. */
static bool finish(PGconn *connection, int64_t sent, struct error *err)
{
    if (PQputCopyEnd(connection, NULL) != 1) return stage_refused(connection, NULL, err);
    PGresult *result = PQgetResult(connection);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        stage_refused(connection, result, err);
        while ((result = PQgetResult(connection))) PQclear(result);
        return false;
    }
    int64_t taken = -1;
    bool counted = span_to_int64(span_of(PQcmdTuples(result)), &taken) && taken == sent;
    PQclear(result);
    while ((result = PQgetResult(connection))) PQclear(result);
    return counted || error_set(err, CODE_DB, "máy chủ nhận %lld dòng trong %lld dòng đã gửi",
                                (long long)taken, (long long)sent);
}

/* Sends what waits in the file between a header and a trailer. */
static bool send_file(struct stage *stage, int fd, struct error *err)
{
    if (lseek(fd, 0, SEEK_SET) != 0)
        return error_set(err, CODE_FILE_READ, "không đọc lại được tệp tạm: %s", strerror(errno));
    if (!start_copy(stage->connection, stage->schema, stage->table, err)) return false;
    copy_header(&stage->buffer);
    if (!flush(stage, err)) return false;
    char block[FLUSH_BYTES];
    for (size_t length;;) {
        if (!fd_read_some(fd, block, sizeof block, &length, err)) return false;
        if (length == 0) return true;
        if (PQputCopyData(stage->connection, block, (int)length) != 1)
            return stage_refused(stage->connection, NULL, err);
    }
}

bool stage_end(struct stage **stage, struct error *err)
{
    PGconn *connection = (*stage)->connection;
    int64_t rows = (*stage)->rows;
    FD_AUTO int fd = (*stage)->aside;
    if (fd >= 0) {
        bool written = flush(*stage, err);
        (*stage)->aside = -1;
        if (!written || (rows > 0 && !send_file(*stage, fd, err))) return false;
    }
    bool open = fd < 0 || rows > 0; /* nothing waited: no COPY was started */
    if (open) copy_trailer(&(*stage)->buffer);
    if (open && !flush(*stage, err)) return false;
    buffer_release(&(*stage)->buffer);
    free(*stage);
    *stage = NULL;
    return !open || finish(connection, rows, err);
}

/* An open COPY is ended with an error, so that the connection is free for the rollback. */
void stage_closep(struct stage **stage)
{
    if (!*stage) return;
    PGconn *connection = (*stage)->connection;
    if ((*stage)->aside < 0 && PQtransactionStatus(connection) == PQTRANS_ACTIVE) {
        PQputCopyEnd(connection, "stopped");
        for (PGresult *result; (result = PQgetResult(connection));) PQclear(result);
    }
    fd_closep(&(*stage)->aside);
    buffer_release(&(*stage)->buffer);
    free(*stage);
    *stage = NULL;
}

bool stage_findings(struct db *db, int fd, int64_t count, struct error *err)
{
    if (count == 0) return true;
    STAGE_AUTO struct stage *stage = stage_new(db);
    if (!stage) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
    stage->schema = "stage";
    stage->table = "finding";
    stage->rows = count;
    return send_file(stage, fd, err) && stage_end(&stage, err);
}
