/*
 * document: the one reading of the database: schema mart -> report.xml.
 *
 * In:     a commune, a period, a day; libpq's settings for the database. Everything is read in one
 *         repeatable-read, read-only transaction, as the role thidua_reporter where the user may
 *         take it.
 * Out:    a file that validates against schemas/xsd/report.xsd, in a fixed order; the same database
 *         gives the same bytes
 *         but for the line of the element "run". Memory does not grow with the number of villages.
 * Errors: CODE_USAGE for an unknown period; CODE_DB*, CODE_FILE_WRITE; CODE_OUTPUT_CHECK where the
 *         document is not valid.
 * Source: spec/reports.md "The XML".
 */
#ifndef THIDUA_REPORTS_DOCUMENT_DOCUMENT_H
#define THIDUA_REPORTS_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>

#define DOCUMENT_SCHEMA_VERSION "1.1" /* of schemas/xsd/report.xsd */

/* What a Vietnamese official document needs and no table holds (settings of commune.xml). */
struct document_office {
    const char *commune_type, *province_name, *province_type;
    const char *parent, *agency, *symbol, *place, *signer_title, *signer_name, *recipients;
};

struct document_options {
    const char *commune_code;
    const char *period;      /* NULL: the reporting month that holds as_of */
    const char *as_of;       /* 2026-11-20 */
    const char *prepared_at; /* 2026-11-20T18:00:00+07:00 */
    int64_t run_id;
    int64_t stale_hours; /* after so many hours the pages say that they are old */
    const struct document_office *office;
    const char
        *baseline; /* report.xml of an earlier publication to tell changes from; NULL = none */
};

MUST_CHECK bool document_write(struct arena *arena, const struct document_options *options,
                               const char *path, struct error *err);

/* Streams the file through its schema. */
MUST_CHECK bool document_check(const char *path, const char *xsd_path, struct error *err);

#endif
