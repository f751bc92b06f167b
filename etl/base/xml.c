/*
 * xml: loading, checking and walking of our own XML with libxml2 (see xml.h).
 *
 * Source: research/reliability.md section 4 (libxml2 2.9.14): own descriptor, NONET, no catalogue,
 *         no DOCTYPE, never NOENT, DTDLOAD, HUGE, RECOVER.
 */
#include "xml.h"

#include "path.h"
#include "xml_schema.h"
#include "xml_words.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlreader.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { XML_FILE_LIMIT_BYTES = 64 << 20 };
#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES)

struct xml {
    xmlDoc *tree;
    char *path;
};

/* Where libxml2's callback puts what it found. */
struct listener {
    const char *path;
    xml_report *report; /* NULL: only the first is kept */
    void *context;
    size_t count;
    struct error first;
};

static void *strict_malloc(size_t bytes)
{
    void *memory = malloc(bytes);
    if (!memory && bytes) memory_end(bytes);
    return memory;
}

static void *strict_realloc(void *memory, size_t bytes)
{
    void *larger = realloc(memory, bytes);
    if (!larger && bytes) memory_end(bytes);
    return larger;
}

static char *strict_strdup(const char *text)
{
    size_t bytes = strlen(text) + 1;
    return memcpy(strict_malloc(bytes), text, bytes);
}

bool xml_memory_strict(void)
{
    return xmlMemSetup(free, strict_malloc, strict_realloc, strict_strdup) == 0;
}

static void tell(struct listener *listener, const struct error *problem)
{
    if (listener->count++ == 0) listener->first = *problem;
    if (listener->report) listener->report(listener->context, problem);
}

static void on_problem(void *context, xmlError *problem)
{
    if (problem->level == XML_ERR_WARNING) return;
    struct listener *listener = context;
    struct error err = {0};
    xml_words(problem, &err);
    error_at(&err, problem->file ? problem->file : listener->path, NULL, problem->line, NULL);
    tell(listener, &err);
}

static bool open_file(const char *path, int *ret_fd, struct error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        error_set(err, CODE_FILE_OPEN, "không thể mở tệp: %s", strerror(errno));
        return error_at(err, path, NULL, 0, NULL);
    }
    struct stat about;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        fd_closep(&fd);
        error_set(err, CODE_FILE_OPEN, "không phải tệp thường");
        return error_at(err, path, NULL, 0, NULL);
    }
    *ret_fd = fd;
    return true;
}

static bool load_schema(const char *xsd_path, bool without_identity, struct xml_schema *ret,
                        struct error *err)
{
    FD_AUTO int fd = -1;
    if (!open_file(xsd_path, &fd, err)) {
        err->code = CODE_CONFIG; /* of the installation, not of the file that is checked */
        return false;
    }
    struct listener listener = {.path = xsd_path};
    const struct xml_schema_listener told = {(xmlStructuredErrorFunc)on_problem, &listener};
    xml_schema_parse(ret, xsd_path, fd, without_identity, &told);
    if (ret->schema) return true;
    if (listener.count)
        *err = listener.first;
    else
        error_set(err, CODE_CONFIG, "lược đồ XSD không dùng được");
    return error_at(err, xsd_path, NULL, 0, NULL);
}

static void start_library(void)
{
    xmlInitParser();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
}

/* The file as a tree, or the first problem in the listener. */
static xmlDoc *parse(const char *path, int fd, struct listener *listener)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) return NULL;
    /* The handler is the library's, per process: set around the call and taken back. */
    xmlSetStructuredErrorFunc(listener, (xmlStructuredErrorFunc)on_problem);
    xmlDoc *tree = xmlCtxtReadFd(parser, fd, path, NULL, XML_OPTIONS);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(parser);
    if (tree && tree->intSubset) {
        struct error err = {0};
        error_set(&err, CODE_CONFIG, "không cho phép khai báo DOCTYPE");
        error_at(&err, path, NULL, 1, NULL);
        tell(listener, &err);
    }
    return tree;
}

static bool validate(xmlDoc *tree, const char *xsd_path, struct listener *listener,
                     struct error *err)
{
    XML_SCHEMA_AUTO struct xml_schema schema = {NULL, NULL};
    if (!load_schema(xsd_path, false, &schema, err)) return false;
    xmlSchemaValidCtxt *checker = xmlSchemaNewValidCtxt(schema.schema);
    if (checker) {
        xmlSchemaSetValidOptions(checker, XML_SCHEMA_VAL_VC_I_CREATE);
        xmlSchemaSetValidStructuredErrors(checker, (xmlStructuredErrorFunc)on_problem, listener);
        int result = xmlSchemaValidateDoc(checker, tree);
        if (result != 0 && listener->count == 0)
            error_set(&listener->first, CODE_CONFIG, "tệp không hợp lược đồ");
        if (result != 0 && listener->count == 0) listener->count = 1;
        xmlSchemaFreeValidCtxt(checker);
    }
    return checker ? true : error_set(err, CODE_MEMORY, "hết bộ nhớ khi kiểm tra XML");
}

static bool small_enough(int fd, const char *path, struct error *err)
{
    struct stat about;
    if (fstat(fd, &about) == 0 && about.st_size <= XML_FILE_LIMIT_BYTES) return true;
    error_set(err, CODE_CONFIG, "tệp XML lớn hơn 64 MiB");
    return error_at(err, path, NULL, 0, NULL);
}

bool xml_load(const char *path, const char *xsd_path, struct xml **ret, struct error *err)
{
    start_library();
    FD_AUTO int fd = -1;
    if (!open_file(path, &fd, err) || !small_enough(fd, path, err)) return false;
    struct listener listener = {.path = path};
    xmlDoc *tree = parse(path, fd, &listener);
    bool done = tree && listener.count == 0;
    if (!tree && listener.count == 0)
        error_set(&listener.first, CODE_MEMORY, "hết bộ nhớ khi đọc XML");
    if (done && xsd_path && !validate(tree, xsd_path, &listener, err)) {
        xmlFreeDoc(tree);
        return false;
    }
    if (!done || listener.count != 0) {
        xmlFreeDoc(tree);
        *err = listener.first;
        return error_at(err, path, NULL, 0, NULL);
    }
    struct xml *doc = calloc(1, sizeof *doc);
    char *name = strdup(path);
    if (!doc || !name) {
        free(doc);
        free(name);
        xmlFreeDoc(tree);
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc XML");
    }
    *doc = (struct xml){.tree = tree, .path = name};
    *ret = doc;
    return true;
}

void xml_closep(struct xml **doc)
{
    if (!*doc) return;
    xmlFreeDoc((*doc)->tree);
    free((*doc)->path);
    free(*doc);
    *doc = NULL;
}

/* Reads to the end; the schema's and the parser's problems arrive at the listener. */
static void stream(xmlTextReader *reader, struct listener *listener)
{
    int more;
    while ((more = xmlTextReaderRead(reader)) == 1) {
        if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_DOCUMENT_TYPE) continue;
        struct error err = {0};
        error_set(&err, CODE_CONFIG, "không cho phép khai báo DOCTYPE");
        error_at(&err, listener->path, NULL, xmlTextReaderGetParserLineNumber(reader), NULL);
        tell(listener, &err);
        return;
    }
    if ((more < 0 || (xmlTextReaderIsValid(reader) != 1 && more == 0)) && listener->count == 0) {
        struct error err = {0};
        error_set(&err, CODE_CONFIG, "tệp không đúng cấu trúc XML hoặc không hợp lược đồ");
        error_at(&err, listener->path, NULL, xmlTextReaderGetParserLineNumber(reader), NULL);
        tell(listener, &err);
    }
}

bool xml_check(const char *path, const char *xsd_path, xml_report *report, void *context,
               size_t *ret_problems, struct error *err)
{
    start_library();
    FD_AUTO int fd = -1;
    if (!open_file(path, &fd, err)) return false;
    struct stat about = {0};
    bool large = fstat(fd, &about) == 0 && about.st_size > XML_IDENTITY_LIMIT_BYTES;
    XML_SCHEMA_AUTO struct xml_schema schema = {NULL, NULL};
    if (!load_schema(xsd_path, large, &schema, err)) return false;
    struct listener listener = {.path = path, .report = report, .context = context};
    xmlTextReader *reader = xmlReaderForFd(fd, path, NULL, XML_OPTIONS);
    if (reader) {
        xmlTextReaderSetStructuredErrorHandler(reader, (xmlStructuredErrorFunc)on_problem,
                                               &listener);
        xmlTextReaderSetSchema(reader, schema.schema);
        stream(reader, &listener);
        xmlFreeTextReader(reader);
    }
    if (!reader) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi kiểm tra XML");
    *ret_problems = listener.count;
    return true;
}

bool xml_fail(const struct xml *doc, const struct xml_node *node, struct error *err,
              const char *format, ...)
{
    char text[sizeof err->text];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    error_set(err, CODE_CONFIG, "%s", text);
    return error_at(err, doc->path, NULL, xml_line(node), NULL);
}

void *xml_native(const struct xml *doc)
{
    return doc->tree;
}

const struct xml_node *xml_root(const struct xml *doc)
{
    return (const struct xml_node *)xmlDocGetRootElement(doc->tree);
}
