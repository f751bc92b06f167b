/*
 * show: see show.h.
 */
#include "show.h"

#include "open.h"

#include <string.h>

enum { MAX_COLUMNS = 32, MAX_PARAMETERS = 8 };

/* The columns that this reader sees: their places in the statement's rows. */
static size_t choose(const struct listing_column *columns, size_t count, bool csv,
                     struct listing_column *ret, int *ret_places)
{
    size_t chosen = 0;
    for (size_t i = 0; i < count && i < MAX_COLUMNS; i++) {
        if (!*(csv ? columns[i].name : columns[i].title)) continue;
        ret[chosen] = columns[i];
        ret_places[chosen++] = (int)i;
    }
    return chosen;
}

static bool print(const struct cli_arguments *arguments, const char *sql, const char *const *more,
                  const struct listing_column *columns, size_t count,
                  const char *(*words)(const char *column, const char *text), struct error *err)
{
    struct config config;
    bool csv;
    DB_AUTO struct db *db = NULL;
    RESULT_AUTO struct result *rows = NULL;
    if (!listing_format(cli_value(arguments, "format"), &csv, err) ||
        !command_open(arguments, &config, &db, err))
        return false;
    const char *parameters[MAX_PARAMETERS] = {config_text(&config, "commune-code")};
    size_t given = 1;
    for (; more && more[given - 1] && given < MAX_PARAMETERS; given++)
        parameters[given] = more[given - 1];
    if (!db_run(db, sql, given, parameters, &rows, err)) return false;
    struct listing_column chosen[MAX_COLUMNS];
    int places[MAX_COLUMNS];
    size_t width = choose(columns, count, csv, chosen, places);
    struct listing listing;
    listing_begin(&listing, arguments->arena, chosen, width, csv);
    for (int row = 0; row < result_rows(rows); row++)
        for (size_t i = 0; i < width; i++) {
            const char *text = result_text(rows, row, places[i]);
            listing_add(&listing, csv || !words ? text : words(result_name(rows, places[i]), text));
        }
    return listing_print(&listing, 1, err);
}

int show(const struct cli_arguments *arguments, const char *sql, const char *const *more,
         const struct listing_column *columns, size_t count,
         const char *(*words)(const char *column, const char *text))
{
    struct error err = {0};
    return print(arguments, sql, more, columns, count, words, &err) ? 0 : cli_fail(arguments, &err);
}
