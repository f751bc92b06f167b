/*
 * xmlpart: see xmlpart.h. The deny-all entity loader and the ban of catalogs stand only while
 * parsing: they are globals of libxml2 that XSLT and XSD of our own files need otherwise.
 */
#include "xmlpart.h"

#include "base/path.h"

#include <ctype.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 64, ATTRIBUTES_MAX = 64, FLOOD_QUOTES = 1000 };

struct parse {
    const struct xmlpart_source *source;
    const struct xmlpart_handler *handler;
    struct error *err;
    xmlParserCtxtPtr context;
    int depth;
    int flood;    /* quoted values seen since the last '<' of a long run */
    bool begun;   /* the first bytes have been looked at */
    bool stopped; /* by the handler, without an error */
    bool failed;  /* *err is set */
};

static void fail(struct parse *parse, enum code code, const char *why)
{
    if (!parse->failed) (void)error_set(parse->err, code, "%s", why);
    parse->failed = true;
    xmlStopParser(parse->context);
}

/* The same while libxml2 waits for bytes: to stop it there would free what it is reading into. */
static int fail_reading(struct parse *parse, enum code code, const char *why)
{
    (void)error_set(parse->err, code, "%s", why);
    parse->failed = true;
    return -1;
}

/* What a handler that returned false meant. */
static void stop(struct parse *parse)
{
    if (parse->err->code == CODE_OK)
        parse->stopped = true;
    else
        parse->failed = true;
    xmlStopParser(parse->context);
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespaces, const xmlChar **namespace_list, int count, int defaulted,
                     const xmlChar **attributes)
{
    struct parse *parse = user;
    (void)prefix, (void)namespaces, (void)namespace_list, (void)defaulted;
    if (parse->failed || parse->stopped) return;
    if (++parse->depth > DEPTH_MAX) {
        fail(parse, CODE_UNSAFE_FILE, "XML lồng nhau quá sâu");
        return;
    }
    if (count > ATTRIBUTES_MAX) {
        fail(parse, CODE_UNSAFE_FILE, "một phần tử XML có quá nhiều thuộc tính");
        return;
    }
    if (parse->handler->start == NULL) return;
    struct xmlpart_element element = {.name = (const char *)name,
                                      .uri = uri == NULL ? "" : (const char *)uri,
                                      .attributes = attributes,
                                      .count = count};
    if (!parse->handler->start(parse->handler->context, &element, parse->err)) stop(parse);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct parse *parse = user;
    (void)prefix, (void)uri;
    if (parse->failed || parse->stopped) return;
    parse->depth--;
    if (parse->handler->end != NULL &&
        !parse->handler->end(parse->handler->context, (const char *)name, parse->err))
        stop(parse);
}

static void on_text(void *user, const xmlChar *bytes, int length)
{
    struct parse *parse = user;
    if (parse->failed || parse->stopped || parse->handler->text == NULL) return;
    struct span text = span_make((const char *)bytes, (size_t)length);
    if (!parse->handler->text(parse->handler->context, text, parse->err)) stop(parse);
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
    (void)name, (void)id, (void)system;
    fail(user, CODE_UNSAFE_FILE, "XML có khai báo DOCTYPE nên bị từ chối");
}

static void on_reference(void *user, const xmlChar *name)
{
    (void)name;
    fail(user, CODE_UNSAFE_FILE, "XML có tham chiếu thực thể nên bị từ chối");
}

static xmlParserInputPtr deny_entity(const char *url, const char *id, xmlParserCtxtPtr context)
{
    (void)url, (void)id, (void)context;
    return NULL;
}

static bool encoding_allowed(const xmlChar *encoding)
{
    static const char *const allowed[] = {"UTF-8",    "UTF8",     "UTF-16", "UTF-16LE",
                                          "UTF-16BE", "US-ASCII", "ASCII"};
    for (size_t i = 0; encoding != NULL && i < sizeof allowed / sizeof *allowed; i++)
        if (strcasecmp((const char *)encoding, allowed[i]) == 0) return true;
    return encoding == NULL;
}

/* iconv would decode any charset, UTF-7 among them, in which '<' hides. libxml2 keeps what the
 * declaration said at one place or the other. */
static void on_document(void *user)
{
    struct parse *parse = user;
    const xmlParserInput *input = parse->context->input;
    if (!encoding_allowed(parse->context->encoding) ||
        (input != NULL && !encoding_allowed(input->encoding)))
        fail(parse, CODE_BAD_ENCODING, "XML dùng bảng mã khác UTF-8 và UTF-16");
}

static bool first_bytes_known(const unsigned char *b, size_t length)
{
    if (length < 2) return false;
    if ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))
        return length < 4 || b[2] != 0 || b[3] != 0; /* not UTF-32 */
    if (b[0] == 0xEF && b[1] == 0xBB) return true;
    if (b[0] == 0) return b[1] == '<';
    return b[0] == '<' || isspace(b[0]);
}

/* .NET writes encoding="utf-16" over what it then stores as UTF-8: the declaration's encoding is
 * blanked. */
static void blank_false_utf16(char *bytes, size_t length)
{
    size_t head = length < 128 ? length : 128;
    char *end = memmem(bytes, head, "?>", 2), *name = memmem(bytes, head, "encoding", 8);
    if (end == NULL || name == NULL || name > end) return;
    char *quote = name + 8;
    while (quote < end && (isspace((unsigned char)*quote) || *quote == '=')) quote++;
    if (end - quote < 8 || strncasecmp(quote + 1, "utf-16", 6) != 0 || quote[7] != quote[0]) return;
    memset(name, ' ', (size_t)(quote + 8 - name));
}

/* libxml2 compares every attribute of an element with every other, before any callback: a flood
 * must be seen in the raw bytes. A block without '<' that is full of quoted values is one. */
static bool floods(struct parse *parse, const char *bytes, size_t length)
{
    if (memchr(bytes, '<', length) != NULL) {
        parse->flood = 0;
        return false;
    }
    for (size_t i = 0; i + 2 < length; i++)
        if (bytes[i] == '=' && (bytes[i + 1] == '"' || bytes[i + 1] == '\'' ||
                                bytes[i + 2] == '"' || bytes[i + 2] == '\''))
            parse->flood++;
    return parse->flood > FLOOD_QUOTES;
}

static int read_bytes(void *user, char *bytes, int capacity)
{
    struct parse *parse = user;
    size_t length = 0;
    if (parse->failed || parse->stopped) return 0;
    if (!parse->source->read(parse->source->context, bytes, (size_t)capacity, &length,
                             parse->err)) {
        parse->failed = parse->err->code != CODE_OK;
        parse->stopped = !parse->failed;
        return -1;
    }
    if (!parse->begun) {
        parse->begun = true;
        if (!first_bytes_known((const unsigned char *)bytes, length)) {
            return fail_reading(parse, CODE_UNREADABLE_FILE, "nội dung không phải là XML");
        }
        if (bytes[0] == '<' && length > 1 && bytes[1] != 0) blank_false_utf16(bytes, length);
    }
    if (floods(parse, bytes, length))
        return fail_reading(parse, CODE_UNSAFE_FILE, "một phần tử XML có quá nhiều thuộc tính");
    return (int)length;
}

static int close_nothing(void *user)
{
    (void)user;
    return 0;
}

static bool run(struct parse *parse)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startDocument = on_document,
                         .internalSubset = on_doctype,
                         .reference = on_reference,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = on_text,
                         .ignorableWhitespace = on_text,
                         .cdataBlock = on_text};
    /* The first bytes pick the decoder: libxml2 reads four bytes by itself where it is told none. */
    xmlParserCtxtPtr context = xmlCreateIOParserCtxt(&sax, parse, read_bytes, close_nothing, parse,
                                                     XML_CHAR_ENCODING_NONE);
    if (context == NULL) return error_set(parse->err, CODE_MEMORY, "hết bộ nhớ khi đọc XML");
    parse->context = context;
    (void)xmlCtxtUseOptions(context, XML_PARSE_NONET);
    (void)xmlParseDocument(context);
    bool well_formed = context->wellFormed && context->errNo != XML_ERR_NO_MEMORY;
    int line = xmlSAX2GetLineNumber(context);
    xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
    if (parse->failed || parse->stopped) return !parse->failed;
    return well_formed ||
           error_set(parse->err, CODE_UNREADABLE_FILE, "XML hỏng hoặc bị cắt cụt ở dòng %d", line);
}

/* What libxml2 would print quotes the document's bytes: citizens' names have no place on standard
 * error. */
static void say_nothing(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

bool xmlpart_parse(const struct xmlpart_source *source, const struct xmlpart_handler *handler,
                   bool *ret_stopped, struct error *err)
{
    struct parse parse = {.source = source, .handler = handler, .err = err};
    error_clear(err);
    xmlInitParser();
    xmlCatalogAllow catalogs = xmlCatalogGetDefaults();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlExternalEntityLoader loader = xmlGetExternalEntityLoader();
    xmlSetExternalEntityLoader(deny_entity);
    xmlStructuredErrorFunc listener = xmlStructuredError;
    void *listener_context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(NULL, say_nothing);
    bool ok = run(&parse);
    xmlSetStructuredErrorFunc(listener_context, listener);
    xmlSetExternalEntityLoader(loader);
    xmlCatalogSetDefaults(catalogs);
    if (ok && ret_stopped != NULL) *ret_stopped = parse.stopped;
    return ok;
}

const char *xmlpart_attribute_at(const struct xmlpart_element *element, int i,
                                 struct span *ret_value, const char **ret_uri)
{
    const unsigned char **a = element->attributes + (ptrdiff_t)i * 5;
    *ret_value = span_make((const char *)a[3], (size_t)(a[4] - a[3]));
    if (ret_uri != NULL) *ret_uri = a[2] == NULL ? "" : (const char *)a[2];
    return (const char *)a[0];
}

bool xmlpart_attribute(const struct xmlpart_element *element, const char *name, struct span *ret)
{
    for (int i = 0; i < element->count; i++)
        if (strcmp((const char *)element->attributes[(ptrdiff_t)i * 5], name) == 0) {
            (void)xmlpart_attribute_at(element, i, ret, NULL);
            return true;
        }
    *ret = span_make("", 0);
    return false;
}

bool xmlpart_attribute_true(const struct xmlpart_element *element, const char *name)
{
    struct span value;
    return xmlpart_attribute(element, name, &value) &&
           (span_equals(value, "1") || span_equals(value, "true") || span_equals(value, "on"));
}

static bool read_fd(void *context, void *bytes, size_t capacity, size_t *ret_length,
                    struct error *err)
{
    return fd_read_some(*(int *)context, bytes, capacity, ret_length, err);
}

struct xmlpart_source xmlpart_source_fd(int *fd)
{
    return (struct xmlpart_source){.context = fd, .read = read_fd};
}
