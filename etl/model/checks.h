/*
 * checks: every query of etl/model/check returns the rows that offend its rule; none means pass.
 *
 * Errors: CODE_OUTPUT_CHECK with the rule's name, the number of offences and the first of them
 *         (codes and counts only).
 * Source: spec/indicators.md "Per period the balance must hold"; DESIGN.md "A check is a query that
 *         returns offending rows".
 */
#ifndef THIDUA_MODEL_CHECKS_H
#define THIDUA_MODEL_CHECKS_H

#include "base/db.h"

/* Of the villages of this array only; NULL = all. */
MUST_CHECK bool checks_run(struct db *db, const char *commune, const char *as_of,
                           const char *villages, struct error *err);

#endif
