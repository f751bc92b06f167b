/*
 * error: what went wrong, where, why, what to do; carried from where it was met to where it is
 *        told.
 *
 * In:     a code of the generated table (schemas/catalogue/codes.xml), a Vietnamese text, a place.
 * Out:    `struct error`, plain data, no ownership; text is UTF-8, cut at whole characters.
 * Use:    a function that can fail is `bool x_verb(..., struct error *err)` and must be checked.
 *         Where trouble is met, one line sets the error and returns false:
 *             return error_set(err, CODE_FILE_OPEN, "không thể mở tệp: %s", strerror(errno));
 *         Callers may add a place or a hint, never log. Only command/ and night/ log.
 * Bad data is not an error: it is a reject (load/rejects.h), counted and kept.
 * Privacy: never put a citizen's value (name, number, address, cell text) into an error.
 */
#ifndef THIDUA_BASE_ERROR_H
#define THIDUA_BASE_ERROR_H

#include "codes.h" /* generated: enum code, code_info() */

#include <stdbool.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(nth, first) __attribute__((format(printf, nth, first)))

/* Where in the inputs something stands; empty or 0 = not known. row from 1, as a spreadsheet. */
struct place {
    char file[512];  /* bytes; name without folder, made printable */
    char sheet[128]; /* bytes */
    long row;
    char column[128]; /* bytes; field name or heading */
};

struct error {
    enum code code;   /* CODE_OK: nothing is wrong */
    char text[1024];  /* fact and reason, one line, lower case start, no full stop */
    char hint[512];   /* what to do, a full sentence; "" = none */
    char sqlstate[6]; /* of the server, "" = none */
    struct place place;
};

/* Sets code and text (printf-like); leaves place and hint as they are; always returns false. */
bool error_set(struct error *err, enum code code, const char *format, ...) PRINTF_LIKE(3, 4);

/* Adds what to do; keeps an earlier hint; always returns false. */
bool error_hint(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Adds the file (and sheet, row, column where given: NULL or 0 = leave); keeps what is already
 * known; returns false. */
bool error_at(struct error *err, const char *file, const char *sheet, long row, const char *column);

void error_clear(struct error *err);

/* The exit status that spec/operations.md gives to the error's code: 2, 3, 4, 70 or 75. */
int error_exit_status(const struct error *err);

#endif
