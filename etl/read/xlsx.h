/*
 * xlsx: Excel workbooks (XLSX, XLSM, XLTX, XLTM; strict and transitional) become rows of text
 *       cells.
 *
 * In:     a descriptor; runs in the sandboxed child.
 * Out:    every worksheet in workbook order (chart and macro sheets are left out), hidden ones
 *         marked.
 * Errors: see zip.h, xmlpart.h, rows.h; CODE_EMPTY_FILE for a workbook without sheets.
 * Source: ECMA-376 part 1, chapter 18.
 */
#ifndef THIDUA_READ_XLSX_H
#define THIDUA_READ_XLSX_H

#include "sheet.h"

MUST_CHECK bool xlsx_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
                          struct error *err);

#endif
