/*
 * heading: is a row the heading of a table, and what does the heading say? See table.h for the
 * method.
 */
#ifndef THIDUA_READ_HEADING_H
#define THIDUA_READ_HEADING_H

#include "table_row.h"

#include "base/arena.h"

enum { LOOKAHEAD = 64 };

/* Rows that follow one another; blank rows may be among them. */
struct row_window {
    struct table_row *const *rows;
    size_t count;
};

struct heading {
    size_t
        rows; /* window rows that it takes, its numbering row included; 0 = a table without heading */
    uint32_t first; /* columns of the table */
    uint32_t last;
    struct cell *cells; /* first..last */
};

/* Does a table begin at the window's first row? `alone` = no table was found in the sheet yet. */
bool heading_find(struct arena *arena, struct row_window window, bool alone, struct heading *ret);

#endif
