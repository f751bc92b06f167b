/*
 * progress: how far long work is: a bar redrawn on a terminal, plain lines at most every 10 s
 * otherwise, nothing with --quiet.
 *
 * Units:  any; total 0 = not known (then the count alone is shown).
 */
#ifndef THIDUA_BASE_PROGRESS_H
#define THIDUA_BASE_PROGRESS_H

#include "log.h"

#include <stdint.h>

struct progress {
    const struct log *log;
    char title[128];
    int64_t total, done;
    int64_t last_ns; /* monotonic time of the last drawing */
    bool terminal, drawn;
};

void progress_begin(struct progress *progress, const struct log *log, const char *title,
                    int64_t total);
void progress_to(struct progress *progress, int64_t done);
void progress_end(struct progress *progress);

#endif
