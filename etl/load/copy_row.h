/*
 * copy_row: rows in PostgreSQL's binary COPY format, built in a buffer.
 *
 * Units:  as the server stores them: dates in days since 2000-01-01, times in microseconds since
 *         2000-01-01 UTC.
 * Source: PostgreSQL 15 manual, COPY, "Binary Format".
 */
#ifndef THIDUA_LOAD_COPY_ROW_H
#define THIDUA_LOAD_COPY_ROW_H

#include "base/text.h"
#include "contract/contract.h"

/* Types of the columns that facts and findings have (pg_type.oid of the built-in types). */
enum copy_type {
    COPY_BOOL = 16,
    COPY_BYTEA = 17,
    COPY_INT8 = 20,
    COPY_INT2 = 21,
    COPY_INT4 = 23,
    COPY_TEXT = 25,
    COPY_DATE = 1082,
    COPY_TIMESTAMPTZ = 1184
};

void copy_header(struct buffer *out);
void copy_trailer(struct buffer *out);
void copy_begin_row(struct buffer *out, size_t columns);
void copy_null(struct buffer *out);
void copy_integer(struct buffer *out, enum copy_type type, int64_t number);
void copy_bytes(struct buffer *out, struct span bytes);
/* text[] of `count` elements without nulls. */
void copy_texts(struct buffer *out, size_t count, const struct span *texts);
/* A typed value as that column type; false where the value does not fit the type (a fault of the
 * contract). */
MUST_CHECK bool copy_value(struct buffer *out, enum copy_type type, const struct value *value);

#endif
