/*
 * individual_book: the ranking of the teams' members as a workbook for the officer
 *                  (ca-nhan-YEAR.xlsx).
 *
 * Out:    THIDUA_HOME/ca-nhan/ca-nhan-YEAR.xlsx, folder 0700, file 0600; left alone where it is the
 *         same already; no file where no member is scored.
 * Privacy: names persons: never among what is published.
 * Errors: CODE_DB_*, CODE_FILE_*, those of base/workbook.h.
 * Source: spec/scoring.md "Individuals".
 */
#ifndef THIDUA_NIGHT_INDIVIDUAL_BOOK_H
#define THIDUA_NIGHT_INDIVIDUAL_BOOK_H

#include "base/config.h"
#include "base/db.h"

MUST_CHECK bool individual_book_write(const struct config *config, struct db *db, int year,
                                      struct error *err);

#endif
