/*
 * page: one HTML page from report.xml by one of our stylesheets. The only file that knows libxslt.
 *
 * In:     report.xml (validated), stylesheets of reports/render/xslt. Parameters travel as quoted
 *         strings, never as XPath.
 * Out:    a file of well-formed HTML 5 in UTF-8 (serialised as XHTML, so that no element is left
 *         open) where the stylesheet's media type is text/html; else what its xsl:output says. A
 *         stylesheet may neither read nor write nor reach the network.
 * Errors: CODE_OUTPUT_CHECK where a transformation fails; CODE_FILE_WRITE.
 * Owns:   page_source_closep frees the document and the stylesheet last used.
 */
#ifndef THIDUA_REPORTS_RENDER_PAGE_H
#define THIDUA_REPORTS_RENDER_PAGE_H

#include "base/error.h"

struct page_source;

MUST_CHECK bool page_source_open(struct page_source **ret, const char *report_xml,
                                 struct error *err);
void page_source_closep(struct page_source **source);
#define PAGE_SOURCE_AUTO __attribute__((cleanup(page_source_closep)))

/* Renders with the stylesheet; name and value of one string parameter (NULL = none). A stylesheet
 * used again in a row is not read again. */
MUST_CHECK bool page_write(struct page_source *source, const char *stylesheet, const char *name,
                           const char *value, const char *out_path, struct error *err);

#endif
