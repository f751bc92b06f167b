/*
 * nightly: one night: settle, ingest, compute, score, report, each a step of a run that is
 *          written down before it works.
 *
 * In:     the lock is held. Work is driven by the ledger: after missed nights one run does what
 *         several would have done.
 * Out:    ops.run and ops.step closed with counts; the published folder; metrics. A step that fails
 *         does not hide the rest unless the rest needs it (without a database nothing goes on); the
 *         worst exit status is the night's.
 * Errors: each is logged where it is met and noted in its step; the result is the exit status of
 *         spec/operations.md.
 * Source: spec/operations.md "The night".
 */
#ifndef THIDUA_NIGHT_NIGHTLY_H
#define THIDUA_NIGHT_NIGHTLY_H

#include "base/config.h"
#include "base/db.h"
#include "base/log.h"

/* Runs the night; returns its exit status. `page` receives the published index.html in the
 * settings' arena, NULL = none. */
int nightly_run(struct db *db, const struct config *config, const struct log *log,
                const char **ret_page);

#endif
