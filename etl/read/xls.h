/*
 * xls: legacy Excel workbooks (BIFF8, Excel 97 to 2003) become rows of text cells.
 *
 * In:     a descriptor; runs in the sandboxed child.
 * Out:    every worksheet in workbook order, hidden ones marked; cached formula values, errors,
 *         booleans, dates by format, merges and hidden rows, as for XLSX.
 * Errors: CODE_UNREADABLE_FILE, CODE_ENCRYPTED_FILE, CODE_EMPTY_FILE; see rows.h.
 * Why not libfreexl 1.0.6: it gives nothing for formulas and errors, 1 and 0 for booleans, 02:05
 * for an elapsed time of
 *         26:05, no merges and no hidden rows or sheets; it opens files by name and loads modules
 *         of iconv, which the sandbox forbids. Tests read the same files with xlrd and with
 *         openpyxl's original.
 * Source: [MS-XLS], [MS-CFB].
 */
#ifndef THIDUA_READ_XLS_H
#define THIDUA_READ_XLS_H

#include "sheet.h"

MUST_CHECK bool xls_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
                         struct error *err);

#endif
