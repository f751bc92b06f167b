/*
 * csv: reads a text table in any dialect and encoding, record by record.
 *
 * In:     a descriptor of a regular file.
 * Out:    one sheet. Record numbers count from 1, empty records included; a line end inside quotes
 *         begins no record; a "sep=;" line is no record. An empty record is counted and not sent.
 * Repair: a quote that never closes costs its own line only: the line is read again with that quote
 *         as text (CELL_REPAIRED); where it then has another number of cells than most, it is
 *         ROW_BROKEN. Control bytes are taken out. What passes the cell limit is cut with
 *         CELL_TOO_LONG, cells beyond the column limit likewise.
 * Memory: flat: a record (16 MiB at most) and its cells.
 * Errors: CODE_EMPTY_FILE, CODE_BAD_ENCODING (most rows fit no encoding), CODE_UNREADABLE_FILE,
 *         CODE_FILE_READ.
 */
#ifndef THIDUA_READ_CSV_H
#define THIDUA_READ_CSV_H

#include "sheet.h"

MUST_CHECK bool csv_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
                         struct error *err);

#endif
