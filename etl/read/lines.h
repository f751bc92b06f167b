/*
 * lines: lines of a text file that the parent has read before and need not see again: digests in
 *        memory that the parent and its reading child share.
 *
 * In:     a table filled by the parent before the child is started, and not changed while it reads.
 * Out:    the child sends the digest of each line that stands by itself, and for one that is in the
 *         table only its place there (RECORD_SAME).
 * Limits: a digest takes 8 bytes; another line is taken for one of the table's n lines with a
 *         chance of n in 2^64: 1 in 10^13 for a million.
 */
#ifndef THIDUA_READ_LINES_H
#define THIDUA_READ_LINES_H

#include "base/mix.h"

/* So many rows at the head of a file are always sent: the parent looks for the table in them. */
enum { LINES_FIRST = 64 };

struct line_table {
    uint64_t *digests; /* open addressing, linear probing; 0 = free */
    uint64_t capacity; /* 0 = nothing is known: digests are wanted, no line is left out */
    struct mix_secret secret;
};

/* The place of the digest, or the free place where it belongs. */
uint64_t line_table_place(const struct line_table *table, uint64_t digest);

#endif
