/*
 * string_table: see string_table.h.
 */
#include "string_table.h"

#include <stdlib.h>
#include <string.h>

enum { FLAG_SHIFT = 56 };
static const uint64_t OFFSET_MASK = (UINT64_C(1) << FLAG_SHIFT) - 1;

static bool grow(struct string_table *table, size_t more, struct error *err)
{
    size_t offsets = (table->count + 2) * sizeof *table->starts;
    if ((int64_t)(table->length + more + offsets) > table->limit_bytes)
        return error_set(err, CODE_FILE_TOO_LARGE, "bảng chuỗi dùng chung vượt quá %lld MiB",
                         (long long)(table->limit_bytes >> 20));
    bool ok = true;
    if (table->length + more > table->capacity) {
        size_t capacity = table->capacity + table->capacity / 2 + more + 65536;
        char *bytes = realloc(table->bytes, capacity);
        ok = bytes != NULL;
        if (ok) table->bytes = bytes, table->capacity = capacity;
    }
    if (ok && table->count + 2 > table->starts_capacity) {
        size_t capacity = table->starts_capacity + table->starts_capacity / 2 + 4096;
        uint64_t *starts = realloc(table->starts, capacity * sizeof *starts);
        ok = starts != NULL;
        if (ok) table->starts = starts, table->starts_capacity = capacity;
    }
    return ok || error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc chuỗi dùng chung");
}

bool string_table_add(struct string_table *table, struct span text, unsigned flags,
                      struct error *err)
{
    if (!grow(table, text.length, err)) return false;
    if (text.length > 0) memcpy(table->bytes + table->length, text.bytes, text.length);
    table->starts[table->count++] = (uint64_t)table->length | (uint64_t)flags << FLAG_SHIFT;
    table->length += text.length;
    table->starts[table->count] = (uint64_t)table->length;
    return true;
}

bool string_table_get(const struct string_table *table, size_t i, struct span *ret,
                      unsigned *ret_flags)
{
    if (i >= table->count) return false;
    uint64_t start = table->starts[i] & OFFSET_MASK, end = table->starts[i + 1] & OFFSET_MASK;
    *ret = start == end ? span_make("", 0) : span_make(table->bytes + start, end - start);
    *ret_flags = (unsigned)(table->starts[i] >> FLAG_SHIFT);
    return true;
}

void string_table_release(struct string_table *table)
{
    free(table->bytes);
    free(table->starts);
    *table = (struct string_table){0};
}
