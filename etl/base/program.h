/*
 * program: an external program run to its end (gnuplot, a PDF renderer): no shell, nothing of our
 *          environment, limits of base/child.h.
 *
 * Out:    *ret_good: it ended by itself with status 0; said: the end of what it wrote.
 * Errors: CODE_CHILD where it cannot be started; CODE_READER_TIMEOUT where it goes on too long (it
 *         is killed).
 */
#ifndef THIDUA_BASE_PROGRAM_H
#define THIDUA_BASE_PROGRAM_H

#include "child.h"

enum { PROGRAM_SAID_BYTES = 4096 };

struct program {
    const char *path;         /* absolute */
    char *const *argv;        /* NULL-ended */
    char *const *environment; /* NULL-ended; all that it gets */
    const char *folder;       /* where it runs */
    const struct child_limits *limits;
};

MUST_CHECK bool program_run(const struct program *program, char said[PROGRAM_SAID_BYTES],
                            bool *ret_good, struct error *err);

/* The last line of what it said: why it stopped. Cuts `said`. */
const char *program_last_line(char *said);

#endif
