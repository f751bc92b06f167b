/*
 * draw: the two faces of `thidua draw`: the list (draw.c) and what the check found
 *       (draw_results.c).
 */
#ifndef THIDUA_COMMAND_DRAW_H
#define THIDUA_COMMAND_DRAW_H

#include "base/cli.h"

/* draw --results FILE: all rows or none; *ret_count = values recorded. */
MUST_CHECK bool draw_results(const struct cli_arguments *arguments, int64_t *ret_count,
                             struct error *err);

#endif
