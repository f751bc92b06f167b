/*
 * show: the rows of one statement as a listing: what files, rejects, facts and revisions have in
 *       common.
 *
 * In:     --format of the command; columns in the order of the statement's (base/listing.h).
 */
#ifndef THIDUA_COMMAND_SHOW_H
#define THIDUA_COMMAND_SHOW_H

#include "base/cli.h"
#include "base/db.h"
#include "base/listing.h"

enum { SHOW_PARAMETERS = 2 };

struct show {
    const char *sql;
    const char *parameters[SHOW_PARAMETERS]; /* $2 ...; $1 is the commune */
    size_t parameter_count;
    const struct listing_column *columns;
    size_t column_count;
    listing_words *words; /* NULL = cells as they are */
};
#define SHOW_COLUMNS(list) .columns = (list), .column_count = sizeof(list) / sizeof *(list)

/* Runs the statement and prints its rows; the exit status. */
int show(const struct cli_arguments *arguments, const struct show *what);

/* What people call a state or a source of the ledger of files (columns "state" and "family"); any
 * other cell as it is. */
const char *show_ledger_words(const char *column, const char *text);

#endif
