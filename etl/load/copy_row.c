/*
 * copy_row: see copy_row.h. Integers travel in network byte order.
 */
#include "copy_row.h"

#include "base/error.h"

#include <endian.h>

enum { EPOCH_DAYS = 10957 }; /* 1970-01-01 to 2000-01-01 */
static const int64_t epoch_microseconds = (int64_t)EPOCH_DAYS * 86400 * 1000000;

static void put(struct buffer *out, uint64_t number, int bytes)
{
    uint64_t raw = htobe64(number << (64 - 8 * bytes));
    buffer_add(out, &raw, (size_t)bytes);
}

void copy_header(struct buffer *out)
{
    buffer_add(out, "PGCOPY\n\377\r\n", 11); /* its end is the literal's own NUL */
    put(out, 0, 4);
    put(out, 0, 4);
}

void copy_trailer(struct buffer *out)
{
    put(out, 0xffff, 2);
}

void copy_begin_row(struct buffer *out, size_t columns)
{
    put(out, columns, 2);
}

void copy_null(struct buffer *out)
{
    put(out, 0xffffffff, 4);
}

static int width_of(enum copy_type type)
{
    switch (type) {
    case COPY_BOOL: return 1;
    case COPY_INT2: return 2;
    case COPY_INT4:
    case COPY_DATE: return 4;
    case COPY_INT8:
    case COPY_TIMESTAMPTZ: return 8;
    default: return 0;
    }
}

void copy_integer(struct buffer *out, enum copy_type type, int64_t number)
{
    int bytes = width_of(type);
    struct {
        uint32_t length;
        uint64_t number;
    } __attribute__((packed))
    raw = {htobe32((uint32_t)bytes), htobe64((uint64_t)number << (64 - 8 * bytes))};
    buffer_add(out, &raw, sizeof raw.length + (size_t)bytes);
}

void copy_bytes(struct buffer *out, struct span bytes)
{
    put(out, bytes.length, 4);
    buffer_add_span(out, bytes);
}

void copy_texts(struct buffer *out, size_t count, const struct span *texts)
{
    enum { ARRAY_HEADER = 12, DIMENSION = 8 };
    uint64_t length = ARRAY_HEADER + (count ? DIMENSION : 0);
    for (size_t i = 0; i < count; i++) length += 4 + texts[i].length;
    put(out, length, 4);
    put(out, count ? 1 : 0, 4); /* dimensions */
    put(out, 0, 4);             /* no nulls */
    put(out, COPY_TEXT, 4);
    if (!count) return;
    put(out, count, 4);
    put(out, 1, 4); /* lower bound */
    for (size_t i = 0; i < count; i++) copy_bytes(out, texts[i]);
}

static bool fits(enum copy_type type, int64_t number)
{
    int bytes = width_of(type);
    if (type == COPY_BOOL) return number == 0 || number == 1;
    if (bytes == 0) return false;
    if (bytes == 8) return true;
    int64_t limit = (int64_t)1 << (8 * bytes - 1);
    return number >= -limit && number < limit;
}

bool copy_value(struct buffer *out, enum copy_type type, const struct value *value)
{
    int64_t number = value->number;
    switch (value->kind) {
    case VALUE_NULL: copy_null(out); return true;
    case VALUE_TEXT:
        if (type != COPY_TEXT) return false;
        copy_bytes(out, value->text);
        return true;
    case VALUE_BYTES:
        if (type != COPY_BYTEA) return false;
        copy_bytes(out, value->text);
        return true;
    case VALUE_DATE:
        if (type != COPY_DATE) return false;
        number -= EPOCH_DAYS;
        break;
    case VALUE_TIME:
        if (type != COPY_TIMESTAMPTZ) return false;
        number -= epoch_microseconds;
        break;
    case VALUE_INT:
    case VALUE_LIST:
        if (type != COPY_INT2 && type != COPY_INT4 && type != COPY_INT8) return false;
        break;
    case VALUE_BOOL:
        if (type != COPY_BOOL) return false;
        break;
    }
    if (!fits(type, number)) return false;
    copy_integer(out, type, number);
    return true;
}
