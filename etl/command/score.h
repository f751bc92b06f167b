/*
 * score: the two faces of `thidua score`: the stored year (score.c) and any table of values
 *        (score_table.c).
 */
#ifndef THIDUA_COMMAND_SCORE_H
#define THIDUA_COMMAND_SCORE_H

#include "base/cli.h"

/* score --rubric R --values V [--out F]: needs a database connection only; nothing is stored. */
MUST_CHECK bool score_table(const struct cli_arguments *arguments, struct error *err);

#endif
