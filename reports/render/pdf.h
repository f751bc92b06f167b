/*
 * pdf: the period report for reading, made of the DOCX by LibreOffice, which is optional: the
 *      setting pdf-renderer names it, and where it is not there no PDF is made.
 *
 * In:     folders that hold the DOCX (the office's edition, the published one); the program's path.
 * Out:    bao-cao-PERIOD.pdf beside each, whole (begins and ends as a PDF does), fonts embedded. The
 *         program runs once for all, with an empty environment, a profile of its own that is thrown
 *         away, the day of the data as its clock.
 * Errors: CODE_OUTPUT_CHECK where the program is there and makes no good PDF; CODE_FILE_*.
 * Source: spec/reports.md "from the HTML by an external renderer, optional and declared, as gnuplot
 *         is"; of the DOCX, so that both say the same on the same pages.
 */
#ifndef THIDUA_REPORTS_RENDER_PDF_H
#define THIDUA_REPORTS_RENDER_PDF_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/xml.h"

struct pdf_request {
    const char *renderer;       /* path of soffice; "" = no PDF is wanted */
    const char *const *folders; /* NULL-ended */
    const char *scratch;        /* a folder to be made and removed */
};

/* False: no PDF will be made; *ret_note then says why in one line (NULL where none is wanted). */
bool pdf_wanted(struct arena *arena, const char *renderer, const char **ret_note);

MUST_CHECK bool pdf_write(struct arena *arena, const struct xml *report,
                          const struct pdf_request *request, struct error *err);

/* True if the bytes begin and end as a PDF does. */
bool pdf_is_whole(struct span bytes);

#endif
