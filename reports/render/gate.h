/*
 * gate: what a folder must be before it is published.
 *
 * Checks: pages and XML files are well-formed; pages have a heading and content, and every link and
 *         picture leads to a file of the folder and, after "#", to an element of it; nothing leads
 *         outside; PNGs end with IEND, SVGs are well-formed and not blank;
 *         no run of digits that can be a citizen's number (9, or 12 not beginning with 20) or a
 *         phone stands in any text.
 * Errors: CODE_OUTPUT_CHECK with the file and the reason.
 * Source: spec/operations.md "Outputs are written aside, re-opened and checked", spec/reports.md.
 */
#ifndef THIDUA_REPORTS_RENDER_GATE_H
#define THIDUA_REPORTS_RENDER_GATE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct gate_counts {
    int pages, charts; /* charts: SVG files */
};

MUST_CHECK bool gate_check(struct arena *arena, const char *folder, struct gate_counts *ret,
                           struct error *err);

/* True if the text holds a run of digits that looks like a number of a person. */
bool gate_has_personal_number(struct span text);

#endif
