/*
 * errata: workbooks of the rejected rows that wait for correction ("loi-*.xlsx"), to be sent back
 *         and read in again.
 *
 * In:     ops.waiting (rejected rows in force that nobody has answered) with their cells from the
 *         quarantine.
 * Out:    for a village and month loi-NAME-MONTH.xlsx, for another family's file
 *         loi-FILE-DIGITS.xlsx: for every source sheet one sheet with the same headings, the wrong
 *         cells coloured, the reasons beside them, and a title block by which the sheet is known
 *         again as a supplement (contract/slip.h). Unchanged files are left alone; with `sweep`
 *         files of nothing left to correct go. Every row handed out is remembered in ops.slip.
 * Limits: SHEET_ROWS rows of a sheet; the rest follows once these are corrected.
 * Privacy: the files hold personal data as the village wrote them: mode 0600, folder 0700, never
 *          among the published.
 * Errors: CODE_DB*, CODE_FILE_*, those of base/workbook.h.
 * Source: spec/inputs.md "What becomes of a file and of a row"; spec/reports.md.
 */
#ifndef THIDUA_LOAD_ERRATA_H
#define THIDUA_LOAD_ERRATA_H

#include "base/config.h"
#include "base/db.h"

struct errata_request {
    const char *folder;  /* made where it is not there */
    const char *village; /* code; NULL = all villages, and the files of the other families */
    bool sweep;          /* the folder is ours: loi-*.xlsx that are not written now are removed */
};

/* All that waits, in the folder "loi" of THIDUA_HOME, which is ours. */
struct errata_request errata_all(const struct config *config);

struct errata_counts {
    int64_t files, changed, removed, rows;
};

MUST_CHECK bool errata_write(const struct config *config, struct db *db,
                             const struct errata_request *request, struct errata_counts *ret,
                             struct error *err);

#endif
