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

/* Errors of the XSD itself go to on_problem(context, ...). */
void xml_schema_open(struct xml_schema *ret, const char *path, bool without_identity,
                     xmlStructuredErrorFunc on_problem, void *context);
void xml_schema_close(struct xml_schema *schema);
#define XML_SCHEMA_AUTO __attribute__((cleanup(xml_schema_close)))

#endif
