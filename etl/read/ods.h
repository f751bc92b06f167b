/*
 * ods: OpenDocument spreadsheets become rows of text cells: the package (ODS, OTS) and the flat XML
 *      form (FODS).
 *
 * In:     a descriptor; runs in the sandboxed child.
 * Out:    every sheet in order, hidden ones marked; numbers, dates, times and booleans from the
 *         office:*-value attributes, text from the paragraphs (joined by newlines), annotations and
 *         drawings left out. Repeated rows and cells are repeated, empty ones counted; covered
 *         cells are CELL_COVERED.
 * Errors: see zip.h, xmlpart.h, rows.h; CODE_ENCRYPTED_FILE.
 * Source: OpenDocument 1.2 part 1 (9 tables, 6.1.2 white space).
 */
#ifndef THIDUA_READ_ODS_H
#define THIDUA_READ_ODS_H

#include "sheet.h"

MUST_CHECK bool ods_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
                         struct error *err);
/* The same for a flat document. */
MUST_CHECK bool ods_read_flat(int fd, const struct read_options *options,
                              const struct sheet_sink *sink, struct error *err);

#endif
