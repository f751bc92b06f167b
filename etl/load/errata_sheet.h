/*
 * errata_sheet: one sheet of a workbook of rejected rows.
 */
#ifndef THIDUA_LOAD_ERRATA_SHEET_H
#define THIDUA_LOAD_ERRATA_SHEET_H

#include "base/config.h"
#include "base/db.h"
#include "base/workbook.h"
#include "contract/contract.h"

enum { ERRATA_ROWS = 5000 }; /* of a sheet at most */

/* The source sheet; strings live as long as the statement's rows. */
struct errata_source {
    struct arena *arena;            /* of the workbook */
    const char *file_id, *sheet_no; /* as parameters */
    const struct contract *contract;
    const char *file_name, *sheet_name, *slip;
    const char *village, *month; /* "Đông (10633-T05)", "2026-03"; "" = none */
    const char *exported;        /* export time to be stated; "" = none */
    bool supplement;             /* itself a sheet of corrected rows */
};

/* Writes the sheet; *ret_rows of them. */
MUST_CHECK bool errata_sheet(const struct config *config, struct db *db, struct workbook *book,
                             const struct errata_source *source, int64_t *ret_rows,
                             struct error *err);

#endif
