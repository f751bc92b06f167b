/*
 * period: is a period named on the command line one that this deployment has?
 *
 * Errors: CODE_USAGE with how periods are written.
 */
#ifndef THIDUA_MODEL_PERIOD_H
#define THIDUA_MODEL_PERIOD_H

#include "base/db.h"

/* period NULL = no period was named, which is fine. */
MUST_CHECK bool period_check(struct db *db, const char *commune, const char *period,
                             struct error *err);

#endif
