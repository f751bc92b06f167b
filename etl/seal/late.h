/*
 * late: what data that came after a freeze would change: the year computed once more with all data
 *       of today, beside the frozen revision, which stands.
 *
 * In:     the lock is held. A year that is not frozen, or where nothing has changed since this was
 *         last asked, is no work.
 * Out:    score.difference holds the villages' points, ranks and grades that would be others.
 * Errors: those of shadow_begin.
 * Source: spec/scoring.md "Freeze" (difference sheet).
 */
#ifndef THIDUA_SEAL_LATE_H
#define THIDUA_SEAL_LATE_H

#include "base/config.h"
#include "base/db.h"

struct late_counts {
    int64_t villages; /* whose total, rank or grade would change */
    int64_t rows;     /* differences of all kinds */
};

MUST_CHECK bool late_run(struct db *db, const struct config *config, int year,
                         struct late_counts *ret, struct error *err);

#endif
