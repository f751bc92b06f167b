/*
 * show: the rows of one statement as a listing: what files, rejects and facts have in common.
 *
 * In:     --format of the command; columns in the order of the statement's; a column with an empty
 *         name is for people only, one with an empty title for programs only.
 */
#ifndef THIDUA_COMMAND_SHOW_H
#define THIDUA_COMMAND_SHOW_H

#include "base/cli.h"
#include "base/db.h"
#include "base/listing.h"

/* Runs the statement with the commune as $1 and what is given after it (`more` ends with NULL; NULL =
 * nothing more); words turns a cell into what people read. */
int show(const struct cli_arguments *arguments, const char *sql, const char *const *more,
         const struct listing_column *columns, size_t count,
         const char *(*words)(const char *column, const char *text));

#endif
