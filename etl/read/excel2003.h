/*
 * excel2003: "XML Spreadsheet 2003", which many web systems send under the name .xls, becomes rows
 *            of text cells.
 *
 * In:     a descriptor, parsed twice (what is hidden stands behind the rows); runs in the sandboxed
 *         child.
 * Out:    every worksheet in order, hidden ones marked; values by their ss:Type, merges as spans,
 *         comments left out.
 * Errors: see xmlpart.h, rows.h; CODE_EMPTY_FILE for a workbook without sheets.
 * Source: Microsoft Office 2003 XML Reference Schemas, SpreadsheetML.
 */
#ifndef THIDUA_READ_EXCEL2003_H
#define THIDUA_READ_EXCEL2003_H

#include "sheet.h"

#define EXCEL2003_URI "urn:schemas-microsoft-com:office:spreadsheet"

MUST_CHECK bool excel2003_read(int fd, const struct read_options *options,
                               const struct sheet_sink *sink, struct error *err);

#endif
