/*
 * chart: every drawing of a publication, from report.xml through data files and one gnuplot
 *        process.
 *
 * In:     the document; gnuplot's path; scripts of reports/chart/gnuplot.
 * Out:    drawings (.svg and .png) in folder/bieu-do, whole. Text of the document reaches gnuplot
 *         in data files only, control
 *         characters taken out, and is drawn as it is (noenhanced): it can never become a command.
 * Errors: CODE_OUTPUT_CHECK where a drawing does not come about; CODE_CHILD where gnuplot cannot
 *         be run or the font DejaVu Sans is missing, with what to install; CODE_FILE_WRITE.
 * Source: spec/reports.md "Charts", spec/operations.md (gnuplot facts), research/reliability.md
 *         section 4.
 */
#ifndef THIDUA_REPORTS_CHART_CHART_H
#define THIDUA_REPORTS_CHART_CHART_H

#include "base/arena.h"
#include "base/error.h"
#include "base/xml.h"

MUST_CHECK bool charts_draw(struct arena *arena, const struct xml *report, const char *folder,
                            const char *gnuplot, struct error *err);

#endif
