/*
 * settings: the table of all settings: name, kind, default, bounds, help. Private to config and
 *           cli.
 *
 * Out:    the name is also the element of commune.xml, the option (--name) and the variable
 *         (THIDUA_NAME, '-' as '_').
 * Source: spec/operations.md ("Limits, all settings with stated defaults"; "Outputs"; "Secrets").
 */
#ifndef THIDUA_BASE_SETTINGS_H
#define THIDUA_BASE_SETTINGS_H

#include "arena.h"
#include "error.h"

#include <stdint.h>

enum setting_kind {
    SETTING_TEXT,  /* one line */
    SETTING_INT,   /* whole number from low to high */
    SETTING_BYTES, /* whole number, also "64 KiB", "64MiB", "4GiB"; kept as a number of bytes */
    SETTING_DATE,  /* YYYY-MM-DD */
    SETTING_WORD,  /* one of the words in `list`, separated by '|' */
    SETTING_PATH   /* a relative one counts from home */
};

struct setting_definition {
    const char *name;
    enum setting_kind kind;
    const char *value; /* default as text; NULL = worked out when loaded (home, as-of) */
    int64_t low,
        high; /* SETTING_INT, SETTING_BYTES; digits of SETTING_TEXT where low > 0: exactly that many */
    const char *list;
    const char *help; /* Vietnamese, one line */
};

extern const struct setting_definition setting_definitions[]; /* ends with a NULL name */

/* The text as this setting keeps it (numbers plain, blanks cut), or an error that names the
 * setting. */
MUST_CHECK bool setting_parse(const struct setting_definition *definition, const char *text,
                              struct arena *arena, const char **ret_value, struct error *err);

/* "31/12/2026" as "2026-12-31"; any other text as it is. */
const char *setting_iso_date(struct arena *arena, const char *text);
/* True if the text is a day of the calendar as YYYY-MM-DD, from 1900 to 2199. */
bool setting_is_date(const char *text);

#endif
