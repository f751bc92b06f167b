/*
 * village_list: the officer's list of villages with their yearly figures (villages.csv, also XLSX,
 *               ODS, XLS).
 *
 * In:     one heading row, then one row per village and year: code, name, former_commune, aliases
 *         (";" between), valid_from, valid_to (last day), year, population, working_age_population,
 *         households, household_businesses; optionally successor_code. English or Vietnamese
 *         headings, any order. Empty = not given.
 * Out:    checked records in the order of the file. Text is NFC, dates ISO, numbers plain; all
 *         values are text, "" = null.
 * Owns:   strings live in the arena given.
 * Errors: CODE_CONFIG with file, row and column: a wrong list stops, because every village depends
 *         on it.
 * Source: spec/inputs.md "Reference list".
 */
#ifndef THIDUA_LOAD_VILLAGE_LIST_H
#define THIDUA_LOAD_VILLAGE_LIST_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

enum village_field {
    VILLAGE_CODE,
    VILLAGE_NAME,
    VILLAGE_FORMER_COMMUNE,
    VILLAGE_ALIASES,
    VILLAGE_VALID_FROM,
    VILLAGE_VALID_TO,
    VILLAGE_YEAR,
    VILLAGE_POPULATION,
    VILLAGE_WORKING_AGE,
    VILLAGE_HOUSEHOLDS,
    VILLAGE_BUSINESSES,
    VILLAGE_SUCCESSOR,
    VILLAGE_FIELDS
};

struct village_record {
    long row; /* as a spreadsheet shows it */
    const char *values[VILLAGE_FIELDS];
};

struct village_list {
    struct village_record *records;
    size_t count;
};

/* Reads and checks the file; every code must begin with "<commune_code>-". */
MUST_CHECK bool village_list_read(struct arena *arena, const char *path, const char *commune_code,
                                  struct village_list *ret, struct error *err);

/* The list as villages.csv: UTF-8 with a byte order mark (Excel needs it), LF. */
void village_list_csv(const struct village_list *list, struct buffer *out);

#endif
