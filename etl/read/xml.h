/*
 * xml: any XML of repeated records becomes one sheet of rows: the portal's synchronisation message
 *      and its like.
 *
 * In:     a descriptor, parsed twice; runs in the sandboxed child. A flat OpenDocument
 *         spreadsheet goes to ods.h, an Excel 2003 one to excel2003.h.
 * Out:    row 0 = a heading made of the columns' names; row n = the n-th row element. A column is a
 *         leaf below the row element, named by its path ("MaHoSo", "DanhSachLePhi/LePhi/Gia") or an
 *         attribute (path/name). Several values of one path in a row are joined by newlines. Text
 *         is trimmed; all cells are CELL_TEXT.
 * Rule:   the row element is the shallowest one that comes twice or more below one parent; where an
 *         element above it, that comes once, has more leaves of its own, the file holds that one
 *         record.
 * Limits: 2,000 different paths; columns as in struct read_limits.
 * Errors: see xmlpart.h, rows.h; CODE_EMPTY_FILE where there is no leaf at all.
 */
#ifndef THIDUA_READ_XML_H
#define THIDUA_READ_XML_H

#include "sheet.h"

MUST_CHECK bool xml_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
                         struct error *err);

#endif
