/*
 * table: finds the tables of a sheet by evidence alone, without a contract.
 *
 * In:     rows of a sheet, pushed in order.
 * Out:    per table one heading (rows of a heading of several rows joined, parent first, with a
 *         blank) and its data rows. Titles, numbering rows, section rows, totals, repeated
 *         headings, blank rows and signatures are left out. A table without a heading row (a form
 *         of labels and numbers) gets a heading of empty cells: none is invented.
 * Method: a heading is a row of texts above rows that fill the same columns; values (numbers,
 *         dates, codes) below texts are the strongest sign; a wider row of texts further down is
 *         the better heading. A table ends at a signature, at a new heading, or where after a blank
 *         row only a few texts stand.
 * Limits: LOOKAHEAD rows are held; the rest streams.
 */
#ifndef THIDUA_READ_TABLE_H
#define THIDUA_READ_TABLE_H

#include "sheet.h"

struct table_sink {
    void *context;
    bool (*heading)(void *context, const struct cell *cells, size_t count, struct error *err);
    bool (*row)(void *context, const struct sheet_row *row,
                struct error *err); /* cells from the table's first column on */
};

struct table_finder;

struct table_finder *table_finder_open(const struct table_sink *sink);
void table_finder_closep(struct table_finder **finder);
#define TABLE_FINDER_AUTO __attribute__((cleanup(table_finder_closep)))

MUST_CHECK bool table_finder_row(struct table_finder *finder, const struct sheet_row *row,
                                 struct error *err);
/* The sheet is at its end: what is held is settled, and the finder is ready for another sheet. */
MUST_CHECK bool table_finder_sheet_end(struct table_finder *finder, struct error *err);

#endif
