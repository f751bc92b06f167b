/*
 * edition: the published edition: a whole publication of its own, made from the suppressed
 *          document alone (reports/render/xslt/edition.xsl says what is hidden and why).
 *
 * In:     a folder that holds the office's report.xml.
 * Out:    edition_document: report.xml of the other folder, valid, with edition="published".
 * Errors: CODE_OUTPUT_CHECK, CODE_FILE_*.
 * Source: spec/operations.md "Published edition".
 */
#ifndef THIDUA_REPORTS_RENDER_EDITION_H
#define THIDUA_REPORTS_RENDER_EDITION_H

#include "base/arena.h"
#include "base/error.h"
#include "base/xml.h"

#define EDITION_FOLDER "cong-khai" /* inside the office's folder; it can be copied out as it is */

/* True if the document is of the published edition itself. */
bool edition_is_published(const struct xml *report);

MUST_CHECK bool edition_document(struct arena *arena, const char *office, const char *published,
                                 struct error *err);

#endif
