/*
 * listing: rows of a command's answer, as an aligned table for people or as CSV for programs.
 *
 * In:     columns with a name (CSV heading) and a Vietnamese title (table heading): one with an
 *         empty name is for people only, one with an empty title for programs only. Cells as text,
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
    const struct listing_column *given;
    size_t given_count, added;
    struct listing_column *columns; /* those given that this reader sees */
    size_t column_count;
    bool csv;
    const char **cells; /* of the columns seen, row by row */
    size_t cell_count, cell_capacity;
};

struct result;

/* Turns a cell of the column of that name into what people read. */
typedef const char *listing_words(const char *column, const char *text);

void listing_begin(struct listing *listing, struct arena *arena,
                   const struct listing_column *columns, size_t count, bool csv);
/* The next cell of the columns given, row by row from the left. */
void listing_add(struct listing *listing, const char *text);
/* All rows of a statement whose first columns are those given. Programs get the cells as they are;
 * so do people where words is NULL. */
void listing_add_rows(struct listing *listing, const struct result *rows, listing_words *words);
MUST_CHECK bool listing_print(const struct listing *listing, int fd, struct error *err);

/* The value of a --format option: NULL or "text" = table, "csv" = CSV, else CODE_USAGE. */
MUST_CHECK bool listing_format(const char *value, bool *ret_csv, struct error *err);

#endif
