/*
 * docx: the period report as a Word document in the form of Decree 30/2020/NĐ-CP, for the officer
 *       to edit and sign.
 *
 * In:     a folder that holds report.xml and the PNG drawings. Out: bao-cao-PERIOD.docx in it.
 * Errors: CODE_OUTPUT_CHECK, CODE_FILE_*.
 */
#ifndef THIDUA_REPORTS_RENDER_DOCX_H
#define THIDUA_REPORTS_RENDER_DOCX_H

#include "base/arena.h"
#include "base/xml.h"

MUST_CHECK bool docx_write(struct arena *arena, const struct xml *report, const char *folder,
                           struct error *err);

#endif
