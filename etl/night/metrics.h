/*
 * metrics: a textfile for node_exporter: last start and success, files and rows by state, the
 *          oldest held file.
 *
 * Out:    <home>/metrics/thidua.prom or the setting metrics-file, written aside and renamed; counts and times only.
 * Errors: CODE_DB*, CODE_FILE_*.
 */
#ifndef THIDUA_NIGHT_METRICS_H
#define THIDUA_NIGHT_METRICS_H

#include "base/config.h"
#include "base/db.h"

MUST_CHECK bool metrics_write(struct db *db, const struct config *config, struct error *err);

#endif
