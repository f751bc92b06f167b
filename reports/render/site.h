/*
 * site: every file of a publication, made in a work folder from its report.xml alone.
 *
 * In:     a folder that holds report.xml, valid. Stylesheets, assets and gnuplot scripts of the
 *         installation (reports/).
 * Out:    index.html, thon-CODE.html, bieu-do.html, chat-luong.html, phuong-phap.html, the drawings
 *         of bieu-do/, assets/,
 *         report.xsd, the files of exchange.h. Nothing depends on the clock: the same XML gives the same bytes.
 * Errors: CODE_OUTPUT_CHECK, CODE_FILE_*, CODE_CHILD.
 */
#ifndef THIDUA_REPORTS_RENDER_SITE_H
#define THIDUA_REPORTS_RENDER_SITE_H

#include "base/arena.h"
#include "base/error.h"

struct xml;

/* pdf: a PDF of the report will stand beside, to be linked to. */
MUST_CHECK bool site_build(struct arena *arena, const char *folder, const char *gnuplot, bool pdf,
                           struct error *err);

/* What carries the run's number and time: assets/run.js, the stamp that the pages read, with the
 * digest of the renderings; and the files of exchange.h. */
MUST_CHECK bool site_stamp(struct arena *arena, const char *folder, const struct xml *report,
                           struct error *err);

/* One digest of everything that makes renderings from XML (program version, stylesheets, scripts,
 * assets), 64 digits. */
MUST_CHECK bool site_renderer(struct arena *arena, const char **ret_digest, struct error *err);

#endif
