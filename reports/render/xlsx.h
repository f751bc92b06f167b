/*
 * xlsx: the indicators of the period as a workbook with live formulas. The only file that knows libxlsxwriter.
 *
 * In:     the document. Text of data is always written as text: a name that begins with = + - @ is no formula.
 * Out:    chi-so-PERIOD.xlsx in the folder: sheet "Tổng hợp" (villages x indicators, formulas that look into "Chi tiết"),
 *         sheet "Chi tiết" (every value of the year and the period; the ratio is a formula over its two counts),
 *         frozen headings, filters, percentages, colours by target; the same XML gives the same bytes.
 * Errors: CODE_FILE_WRITE; CODE_OUTPUT_CHECK for text that is no UTF-8.
 */
#ifndef THIDUA_REPORTS_RENDER_XLSX_H
#define THIDUA_REPORTS_RENDER_XLSX_H

#include "base/arena.h"
#include "base/xml.h"

MUST_CHECK bool xlsx_write(struct arena *arena, const struct xml *report, const char *folder,
                           struct error *err);

#endif
