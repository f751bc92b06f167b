/*
 * lines: see lines.h.
 */
#include "lines.h"

uint64_t line_table_place(const struct line_table *table, uint64_t digest)
{
    uint64_t at = (uint64_t)(((unsigned __int128)digest * table->capacity) >> 64);
    while (table->digests[at] != 0 && table->digests[at] != digest)
        if (++at == table->capacity) at = 0;
    return at;
}
