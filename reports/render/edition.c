/*
 * edition: see edition.h.
 */
#include "render/edition.h"

#include "base/config.h"
#include "base/path.h"
#include "document/document.h"
#include "render/page.h"

#include <string.h>

bool edition_is_published(const struct xml *report)
{
    return strcmp(xml_attribute_or(xml_root(report), "edition", ""), "published") == 0;
}

bool edition_document(struct arena *arena, const char *office, const char *published,
                      struct error *err)
{
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    const char *document = path_join(arena, published, "report.xml");
    return page_source_open(&source, path_join(arena, office, "report.xml"), err) &&
           page_write(source, config_data_path(arena, "reports/render/xslt/edition.xsl"), NULL,
                      NULL, document, err) &&
           document_check(document, config_data_path(arena, "schemas/xsd/report.xsd"), err);
}
