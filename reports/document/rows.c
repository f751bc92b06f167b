/*
 * rows: see rows.h.
 */
#include "document/rows.h"

#include <string.h>

static void write_row(struct writer *writer, const struct db *db, const char *element)
{
    int columns = db_stream_columns(db);
    writer_begin(writer, element);
    for (int i = 0; i < columns; i++)
        if (db_stream_name(db, i)[0] != '/' && !db_stream_null(db, i))
            writer_attribute(writer, db_stream_name(db, i), db_stream_text(db, i));
    for (int i = 0; i < columns; i++)
        if (db_stream_name(db, i)[0] == '/' && !db_stream_null(db, i))
            writer_text(writer, db_stream_name(db, i) + 1, db_stream_text(db, i));
    writer_end(writer);
}

bool rows_write(struct writer *writer, struct db *db, const struct rows_query *query,
                struct error *err)
{
    if (query->wrapper) writer_begin(writer, query->wrapper);
    if (!db_stream_begin(db, query->sql, query->parameter_count, query->parameters, err))
        return false;
    for (bool row = true;;) {
        if (!db_stream_next(db, &row, err)) return false;
        if (!row) break;
        if (query->look) query->look(query->context, db);
        write_row(writer, db, query->element);
    }
    db_stream_end(db);
    if (query->wrapper) writer_end(writer);
    return true;
}

void rows_attributes(struct writer *writer, const struct result *result)
{
    for (int i = 0; i < result_columns(result); i++)
        if (!result_null(result, 0, i))
            writer_attribute(writer, result_name(result, i), result_text(result, 0, i));
}
