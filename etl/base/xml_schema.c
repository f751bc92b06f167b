/*
 * xml_schema: see xml_schema.h.
 */
#include "xml_schema.h"

#include <libxml/parser.h>
#include <string.h>

static bool is_identity(const xmlNode *node)
{
    static const char *const names[] = {"key", "keyref", "unique"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp((const char *)node->name, names[i]) == 0) return true;
    return false;
}

/* XSD has no other elements of these names. */
static void remove_identity(xmlNode *parent)
{
    for (xmlNode *next, *node = parent->children; node; node = next) {
        next = node->next;
        if (node->type != XML_ELEMENT_NODE) continue;
        if (!is_identity(node)) {
            remove_identity(node);
            continue;
        }
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

void xml_schema_parse(struct xml_schema *ret, const char *path, int fd, bool without_identity,
                      const struct xml_schema_listener *listener)
{
    const xmlStructuredErrorFunc on_problem = listener->on_problem;
    void *context = listener->context;
    /* Else libxml2 prints what an XSD names and it cannot open. */
    xmlSetStructuredErrorFunc(context, on_problem);
    ret->text = xmlReadFd(fd, path, NULL, XML_PARSE_NONET);
    if (ret->text && without_identity) remove_identity(xmlDocGetRootElement(ret->text));
    xmlSchemaParserCtxt *parser = ret->text ? xmlSchemaNewDocParserCtxt(ret->text) : NULL;
    if (parser) {
        xmlSchemaSetParserStructuredErrors(parser, on_problem, context);
        ret->schema = xmlSchemaParse(parser);
    }
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSchemaFreeParserCtxt(parser);
}

void xml_schema_close(struct xml_schema *schema)
{
    xmlSchemaFree(schema->schema);
    xmlFreeDoc(schema->text);
    *schema = (struct xml_schema){NULL, NULL};
}
