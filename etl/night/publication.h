/*
 * publication: a deployment's report made and published: settings into the options of
 *              reports/render/publish.h.
 *
 * In:     the lock is held, a run is open. period NULL = the reporting month of the as-of day.
 * Out:    see publish.h. Errors: those of report_run.
 */
#ifndef THIDUA_NIGHT_PUBLICATION_H
#define THIDUA_NIGHT_PUBLICATION_H

#include "base/config.h"
#include "base/db.h"
#include "render/publish.h"

/* Frozen revisions are published with it; the audit log keeps the digest of what was published. */
MUST_CHECK bool publication_run(const struct config *config, struct db *db, const char *period,
                                int64_t run_id, struct report_result *ret, struct error *err);

/* The checked report.xml alone, to that path. */
MUST_CHECK bool publication_write_xml(const struct config *config, const char *period,
                                      int64_t run_id, const char *path, struct error *err);

#endif
