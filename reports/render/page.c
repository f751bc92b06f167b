/*
 * page: see page.h.
 */
#include "render/page.h"

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlsave.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

struct page_source {
    xmlDocPtr doc;
    xsltStylesheetPtr style;
    char *style_path;
    xsltSecurityPrefsPtr security;
};

static void quiet(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static xsltSecurityPrefsPtr deny_all(void)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
    xsltSecurityPrefsPtr security = xsltNewSecurityPrefs();
    for (size_t i = 0; security && i < sizeof options / sizeof *options; i++)
        if (xsltSetSecurityPrefs(security, options[i], xsltSecurityForbid) != 0) {
            xsltFreeSecurityPrefs(security);
            return NULL;
        }
    return security;
}

bool page_source_open(struct page_source **ret, const char *report_xml, struct error *err)
{
    PAGE_SOURCE_AUTO struct page_source *source = calloc(1, sizeof *source);
    if (!source) return error_set(err, CODE_MEMORY, "hết bộ nhớ");
    source->security = deny_all();
    if (!source->security) return error_set(err, CODE_MEMORY, "hết bộ nhớ");
    FD_AUTO int fd = open(report_xml, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set(err, CODE_FILE_OPEN, "không mở được %s: %s", path_base(report_xml),
                         strerror(errno));
    source->doc =
        xmlReadFd(fd, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!source->doc)
        return error_set(err, CODE_OUTPUT_CHECK, "không đọc lại được %s", path_base(report_xml));
    *ret = source;
    source = NULL;
    return true;
}

void page_source_closep(struct page_source **source)
{
    if (!*source) return;
    xsltFreeStylesheet((*source)->style);
    xmlFreeDoc((*source)->doc);
    if ((*source)->security) xsltFreeSecurityPrefs((*source)->security);
    free((*source)->style_path);
    free(*source);
    *source = NULL;
}

static bool use_style(struct page_source *source, const char *path, struct error *err)
{
    if (source->style_path && strcmp(source->style_path, path) == 0) return true;
    xsltFreeStylesheet(source->style);
    free(source->style_path);
    source->style_path = strdup(path);
    source->style = xsltParseStylesheetFile((const xmlChar *)path);
    if (source->style && source->style_path) return true;
    return error_set(err, CODE_OUTPUT_CHECK, "không đọc được khuôn trang %s", path_base(path));
}

static xmlDocPtr transform(struct page_source *source, const char *name, const char *value,
                           struct error *err)
{
    xsltTransformContextPtr context = xsltNewTransformContext(source->style, source->doc);
    if (!context) {
        error_set(err, CODE_MEMORY, "hết bộ nhớ");
        return NULL;
    }
    xsltSetTransformErrorFunc(context, NULL, quiet);
    xmlDocPtr page = NULL;
    if (xsltSetCtxtSecurityPrefs(source->security, context) == 0 &&
        (!name ||
         xsltQuoteOneUserParam(context, (const xmlChar *)name, (const xmlChar *)value) == 0))
        page = xsltApplyStylesheetUser(source->style, source->doc, NULL, NULL, NULL, context);
    if (context->state != XSLT_STATE_OK && page) {
        xmlFreeDoc(page);
        page = NULL;
    }
    xsltFreeTransformContext(context);
    if (!page)
        error_set(err, CODE_OUTPUT_CHECK, "khuôn trang %s không chạy được",
                  path_base(source->style_path));
    return page;
}

static bool save_html(int fd, xmlDocPtr page, struct error *err)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    if (!fd_write_all(fd, doctype, sizeof doctype - 1, err)) return false;
    xmlSaveCtxtPtr save = xmlSaveToFd(fd, "UTF-8", XML_SAVE_XHTML | XML_SAVE_NO_DECL);
    bool saved = save && xmlSaveDoc(save, page) >= 0;
    if (save && xmlSaveClose(save) < 0) saved = false;
    return saved ? fd_write_all(fd, "\n", 1, err)
                 : error_set(err, CODE_FILE_WRITE, "không ghi được trang");
}

static bool save(struct page_source *source, xmlDocPtr page, const char *path, struct error *err)
{
    FD_AUTO int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (fd < 0)
        return error_set(err, CODE_FILE_WRITE, "không tạo được tệp %s: %s", path_base(path),
                         strerror(errno));
    const xmlChar *media = NULL;
    XSLT_GET_IMPORT_PTR(media, source->style, mediaType)
    if (media && strcmp((const char *)media, "text/html") == 0) return save_html(fd, page, err);
    xmlChar *text = NULL;
    int length = 0;
    bool saved = xsltSaveResultToString(&text, &length, page, source->style) == 0;
    if (!saved)
        error_set(err, CODE_FILE_WRITE, "không ghi được tệp %s", path_base(path));
    else
        saved = fd_write_all(fd, text ? (const char *)text : "", (size_t)length, err);
    xmlFree(text);
    return saved;
}

bool page_write(struct page_source *source, const char *stylesheet, const char *name,
                const char *value, const char *out_path, struct error *err)
{
    if (!use_style(source, stylesheet, err)) return false;
    xmlDocPtr page = transform(source, name, value, err);
    bool saved = page && save(source, page, out_path, err);
    xmlFreeDoc(page);
    return saved;
}
