/*
 * exchange: the files of a publication that other systems read: ranking.xml, sdmx.xml with
 *           sdmx-structure.xml, adx.xml.
 *
 * In:     a folder with report.xml, valid; `report` is that document.
 * Out:    each file made by its stylesheet from report.xml alone, checked, and replaced at once:
 *         the folder may be a published one. They carry the run's number and time.
 * Rules:  a year without points has no ranking.xml. Every value of the report is one observation of
 *         sdmx.xml; every value that is a number is one data value of adx.xml.
 * Errors: CODE_OUTPUT_CHECK where a file is not valid or not complete; CODE_FILE_*.
 * Source: spec/reports.md "The XML".
 */
#ifndef THIDUA_REPORTS_RENDER_EXCHANGE_H
#define THIDUA_REPORTS_RENDER_EXCHANGE_H

#include "base/arena.h"
#include "base/error.h"

struct xml;

MUST_CHECK bool exchange_write(struct arena *arena, const char *folder, const struct xml *report,
                               struct error *err);

#endif
