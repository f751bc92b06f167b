/*
 * xml_schema: an XSD as libxml2 holds it. Private to xml.c.
 *
 * Rules:  identity constraints (xs:key, xs:keyref, xs:unique) need memory for every element they look
 *         at: without_identity leaves them out.
 * Owns:   xml_schema_close frees both parts.
 */
#ifndef THIDUA_BASE_XML_SCHEMA_H
#define THIDUA_BASE_XML_SCHEMA_H

#include "error.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

struct xml_schema {
    xmlSchema *schema;
    xmlDoc *text; /* the schema's pieces point into it */
};

struct xml_schema_listener {
    xmlStructuredErrorFunc on_problem;
    void *context;
};

/* From an open file of that name; errors of the XSD itself go to the listener. */
void xml_schema_parse(struct xml_schema *ret, const char *path, int fd, bool without_identity,
                      const struct xml_schema_listener *listener);
void xml_schema_close(struct xml_schema *schema);
#define XML_SCHEMA_AUTO __attribute__((cleanup(xml_schema_close)))

#endif
