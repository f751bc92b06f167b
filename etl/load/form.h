/*
 * form: the XLSX form that a village (or a surveyor, or the officer for the list of villages) fills
 *       in, made from the source contracts that read it back.
 *
 * In:     the contracts; for a village's own form its code, name and the members in force from the
 *         database.
 * Out:    one sheet a contract: title block in the words that contract/title.h reads, headings (two
 *         rows where a contract has "over|under"), drop-downs from the lists, date and number
 *         validation, a note for every column, the roster in place (without citizen numbers and
 *         phones: they are stored nowhere), empty rows. What it makes, ingestion accepts.
 * Privacy: a village's form holds the names of its team: it goes to that village only.
 * Errors: CODE_USAGE (no such form), CODE_DB*, those of base/workbook.h.
 * Source: spec/reports.md "Templates for the villages".
 */
#ifndef THIDUA_LOAD_FORM_H
#define THIDUA_LOAD_FORM_H

#include "base/config.h"
#include "base/db.h"
#include "base/workbook.h"
#include "contract/contract.h"

struct form_request {
    const char *
        kind; /* layout, family or code of a contract; NULL = the village workbook with all its sheets */
    const char *village; /* code; NULL = to be filled in */
    const char *month;   /* "2026-11"; NULL = to be filled in */
    const char *path;
};

/* db may be NULL where no village is named. */
MUST_CHECK bool form_write(const struct config *config, const struct contract_set *contracts,
                           struct db *db, const struct form_request *request, struct error *err);

/* Whether any contract of ours goes by this name in a request. */
bool form_known(const struct contract_set *contracts, const char *kind);

#endif
