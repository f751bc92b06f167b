/*
 * stage_private: what stage.c and stage_learn.c share.
 */
#ifndef THIDUA_LOAD_STAGE_PRIVATE_H
#define THIDUA_LOAD_STAGE_PRIVATE_H

#include "base/error.h"

#include <libpq-fe.h>

/* The server's refusal as an error without any value; frees the result; always returns false. */
bool stage_refused(PGconn *connection, PGresult *result, struct error *err);

#endif
