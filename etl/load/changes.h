/*
 * changes: what a newer file said otherwise than the one that it replaced, row by row.
 *
 * In:     a file of the ledger by name or by the first digits of its SHA-256; the older one likewise,
 *         NULL = the versions just before it.
 * Out:    one result for each older file, as ops.change() gives it, and how many lines there are in
 *         all. Village workbooks and surveys are compared in the database, which keeps the rows of
 *         every version; portal exports are both read again from the archive into the stage, which
 *         is rolled back: the caller holds the lock of the night.
 * Privacy:no name, number, address or phone, no text of a proposal.
 * Owns:   strings live in the arena of the context; results are freed by changes_release.
 * Errors: CODE_USAGE: no such file, nothing older, files of different families. CODE_DB*, CODE_FILE_*.
 */
#ifndef THIDUA_LOAD_CHANGES_H
#define THIDUA_LOAD_CHANGES_H

#include "load.h"

enum { CHANGE_LINES_MOST = 10000 };

struct change {
    const char *older; /* name of the older file */
    struct result *rows;
    int64_t lines; /* in all; no more than CHANGE_LINES_MOST are given */
};

struct changes {
    struct change *items;
    size_t count;
};

MUST_CHECK bool changes_find(struct load_context *load, const char *file, const char *older,
                             struct changes *ret, struct error *err);
void changes_release(struct changes *changes);
#define CHANGES_AUTO __attribute__((cleanup(changes_release)))

/* A value of a column as people write it: words of the list, có and không; else as it is. */
const char *change_words(const struct load_context *load, const char *fact, const char *column,
                         const char *value);
/* The column's first heading; the column itself where it has none. */
const char *change_title(const struct load_context *load, const char *fact, const char *column);

#endif
