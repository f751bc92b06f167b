/*
 * distribute: spreads the database over machines by commune code, on a server that has Citus.
 *
 * In:     a database at this program's schema; every key begins with the commune code.
 * Out:    tables of `ref` are reference tables; tables of facts, measures, indicators, points and
 *         the ledger that have a commune code are distributed by it, in one co-location group.
 *         Tables that are so already stay. All or nothing.
 * Errors: CODE_CONFIG where the server has no Citus, or where a table could not be spread and why;
 *         CODE_DB*.
 * Source: spec/performance.md "Where one machine is outgrown".
 */
#ifndef THIDUA_MODEL_DISTRIBUTE_H
#define THIDUA_MODEL_DISTRIBUTE_H

#include "base/db.h"

/* *ret_tables: how many tables were spread by this call. */
MUST_CHECK bool distribute_run(struct db *db, size_t *ret_tables, struct error *err);

#endif
