/*
 * log: lines for people on standard error, in Vietnamese. Only command/ and night/ call it.
 *
 * Out:    "thidua: <level>: <text>" one line an event; on a terminal the progress bar is wiped
 *         first. Nothing below the chosen level. Detail and hint on lines of their own, indented.
 * Privacy: counts and places only; text from files goes through printable() first.
 */
#ifndef THIDUA_BASE_LOG_H
#define THIDUA_BASE_LOG_H

#include "error.h"

enum log_level { LOG_QUIET, LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

struct log {
    enum log_level level; /* LOG_INFO by default; --quiet: LOG_ERROR */
    int fd;               /* 2 */
};

void log_init(struct log *log, enum log_level level, int fd);
void log_say(const struct log *log, enum log_level level, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* Code, text, place, hint of an error, as spec/operations.md asks. */
void log_error(const struct log *log, const struct error *err);

#endif
