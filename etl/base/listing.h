/*
 * listing: rows of a command's answer, as an aligned table for people or as CSV for programs.
 *
 * In:     columns with a name (CSV heading) and a Vietnamese title (table heading); cells as text,
 *         "" = nothing.
 * Out:    written to a descriptor at listing_print: RFC 4180 with LF, or columns padded to their
 *         widest cell in characters.
 * Owns:   cells are copied into the arena.
 */
#ifndef THIDUA_BASE_LISTING_H
#define THIDUA_BASE_LISTING_H

#include "arena.h"
#include "error.h"
#include "text.h"

struct listing_column {
    const char *name;  /* CSV heading */
    const char *title; /* Vietnamese heading */
    bool number;       /* right-aligned in the table */
};

struct listing {
    struct arena *arena;
    const struct listing_column *columns;
    size_t column_count;
    bool csv;
    const char **cells; /* row by row */
    size_t cell_count, cell_capacity;
};

void listing_begin(struct listing *listing, struct arena *arena,
                   const struct listing_column *columns, size_t count, bool csv);
/* The next cell, row by row from the left. */
void listing_add(struct listing *listing, const char *text);
MUST_CHECK bool listing_print(const struct listing *listing, int fd, struct error *err);

/* The value of a --format option: NULL or "text" = table, "csv" = CSV, else CODE_USAGE. */
MUST_CHECK bool listing_format(const char *value, bool *ret_csv, struct error *err);

#endif
