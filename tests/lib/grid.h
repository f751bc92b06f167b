/*
 * grid: pushes a sheet written as text through the intake and prints what became of it.
 *
 * In:     lines are rows (from 1), cells are separated by '|'; "^" is a cell under a vertical
 *         merge, "<" one under a horizontal merge; a cell that begins with "=" is a true number.
 *         Lines that hold only "---NAME" begin a sheet.
 * Out:    one line each: "sheet CONTRACT village month", "sheet - CODE field", "row N
 *         field=value ...", "row N ! field code".
 */
#ifndef THIDUA_TESTS_GRID_H
#define THIDUA_TESTS_GRID_H

#include "contract/intake.h"

struct grid {
    const char *file_name; /* "" = none */
    const char *as_of;     /* 2026-11-20 where NULL */
    bool csv;
    bool bad_cells;     /* a cell "?" has bytes of no encoding */
    const char *fields; /* names separated by blanks: which values are printed */
};

/* Adds the report to `ret`; villages are those of grid.c (An Điền, Đông twice, Hoàng Thủy). */
void grid_run(const struct grid *grid, const char *text, struct buffer *ret);

#endif
