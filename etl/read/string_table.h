/*
 * string_table: the shared strings of a workbook, kept once behind each other and told by number.
 *
 * Units:  limit_bytes bounds text and offsets together; an offset holds the start in its lower 56
 *         bits, cell flags above.
 * Owns:   string_table_release frees; a span lives until the next add.
 */
#ifndef THIDUA_READ_STRING_TABLE_H
#define THIDUA_READ_STRING_TABLE_H

#include "base/error.h"
#include "base/text.h"

struct string_table {
    char *bytes;
    size_t length, capacity;
    uint64_t *starts;
    size_t count, starts_capacity;
    int64_t limit_bytes;
};

MUST_CHECK bool string_table_add(struct string_table *table, struct span text, unsigned flags,
                                 struct error *err);
/* The i-th string, from 0; false where there is none. */
bool string_table_get(const struct string_table *table, size_t i, struct span *ret,
                      unsigned *ret_flags);
void string_table_release(struct string_table *table);

#endif
