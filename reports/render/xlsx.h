/*
 * xlsx: the indicators of the period and the ranking of the year as workbooks with live formulas.
 *
 * In:     the document. Text of data is always written as text (base/workbook.h).
 * Out:    chi-so-PERIOD.xlsx: sheet "Tổng hợp" (villages by indicators; formulas that look into
 *         "Chi tiết"), sheet "Chi tiết" (every value; the ratio is a formula over its two counts).
 *         xep-hang-YEAR.xlsx where there are points: sheet "Xếp hạng" (totals and ranks by formula
 *         from the points), and a sheet for each group with its criteria. Frozen headings, filters,
 *         colours by target.
 * Errors: CODE_FILE_WRITE, CODE_OUTPUT_CHECK.
 */
#ifndef THIDUA_REPORTS_RENDER_XLSX_H
#define THIDUA_REPORTS_RENDER_XLSX_H

#include "base/arena.h"
#include "base/xml.h"

MUST_CHECK bool xlsx_indicators(struct arena *arena, const struct xml *report, const char *folder,
                                struct error *err);
MUST_CHECK bool xlsx_ranking(struct arena *arena, const struct xml *report, const char *folder,
                             struct error *err);

#endif
