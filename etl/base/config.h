/*
 * config: the deployment's settings and where each came from.
 *
 * In:     built-in defaults < commune.xml (validated by schemas/xsd/commune.xsd) < environment
 *         THIDUA_* < options. The table of all settings is in settings.c; the variable of
 *         "plan-year" is THIDUA_PLAN_YEAR. An empty value in commune.xml or the environment means
 *         "not set".
 * Out:    one struct of settings; `thidua config` prints name, value, origin of each.
 * Owns:   strings live in the arena given to config_load.
 * Errors: CODE_CONFIG (exit 2) with file and line.
 */
#ifndef THIDUA_BASE_CONFIG_H
#define THIDUA_BASE_CONFIG_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdint.h>

enum config_origin { ORIGIN_DEFAULT, ORIGIN_COMMUNE_XML, ORIGIN_ENVIRONMENT, ORIGIN_OPTION };

/* One setting: name as printed ("settle"), text value, origin. */
struct setting {
    const char *name;
    const char *value; /* "" = not set */
    const char *help;  /* Vietnamese, one line */
    enum config_origin origin;
};

struct config {
    struct arena *arena;
    const char *home; /* THIDUA_HOME */
    struct setting *settings;
    size_t count;
};

/* An option given on the command line: --name=value for a setting of that name. */
struct config_option {
    const char *name, *value;
};

/* Loads all settings; home NULL = THIDUA_HOME or the working folder; a missing commune.xml is
 * CODE_NOT_INITIALISED unless allow_missing. */
MUST_CHECK bool config_load(struct arena *arena, const char *home,
                            const struct config_option *options, size_t count, bool allow_missing,
                            struct config *ret, struct error *err);

/* The value of a known setting; an unknown name is a programming error and ends the process with
 * 70. */
const char *config_text(const struct config *config, const char *name);
/* The same as a whole number; values were checked when loaded. */
int64_t config_int(const struct config *config, const char *name);

/* What the origin is called in Vietnamese. */
const char *config_origin_name(enum config_origin origin);

/* The installation's file of that relative name ("schemas/xsd/commune.xsd"): under THIDUA_DATADIR
 * of the environment, else ../share/thidua beside the program's folder, else the source tree. */
const char *config_data_path(struct arena *arena, const char *relative);

/* Today's date in Viet Nam (UTC+7 all year, whatever the server's TZ) as YYYY-MM-DD. */
const char *config_today(struct arena *arena);

#endif
