/*
 * audit: one entry in the audit log (ops.audit): who did what, when, in which run, chained.
 *
 * In:     event: init, draw, verified, publish, key, forget, import (decision and freeze are written
 *         by the tables themselves). detail: a JSON object of numbers, codes and digests, never a
 *         citizen's value. run_id NULL = no run.
 * Out:    the entry is part of the caller's transaction, where there is one.
 * Source: spec/scoring.md "Freeze".
 */
#ifndef THIDUA_SEAL_AUDIT_H
#define THIDUA_SEAL_AUDIT_H

#include "base/config.h"
#include "base/db.h"

MUST_CHECK bool audit_add(struct db *db, const char *commune, const char *event, const char *run_id,
                          const char *detail_json, struct error *err);

/* An entry "key" where the pinned certificate is another than at the last such entry. */
MUST_CHECK bool audit_key(struct db *db, const struct config *config, struct error *err);

#endif
