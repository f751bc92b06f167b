/*
 * xml: our own XML (commune.xml, contracts, catalogue, rubric, reports), read safely and checked by
 *      its XSD.
 *
 * In:     files we or the deployment's owner wrote; never an officer's upload (that is
 *         read/xml.c's, in the sandbox). No network, no catalogue, no entity expansion; a DOCTYPE
 *         is refused. At most 64 MiB.
 * Out:    a tree of elements that keeps line numbers; defaults and fixed values of the XSD are
 *         filled in. Names are local names: the XSD has settled the namespace.
 * Errors: CODE_CONFIG (exit 2) with file and line and a Vietnamese sentence; libxml2's own English
 *         words as hint. CODE_NOT_INITIALISED never; a missing file is CODE_FILE_OPEN.
 * Owns:   strings and nodes live until xml_closep; xml_text's strings live in the arena given.
 */
#ifndef THIDUA_BASE_XML_H
#define THIDUA_BASE_XML_H

#include "arena.h"
#include "error.h"

#include <stdint.h>

struct xml;
struct xml_node; /* an element */

/* From now on an allocation that fails inside libxml2 (and what stands on it) ends the program with
 * exit 3: libxml2 2.9 forgets some failures, which then look like faults of the document. Before
 * any other use of XML. */
MUST_CHECK bool xml_memory_strict(void);

/* Parses the file and validates it (xsd_path NULL = well-formed only). The first problem becomes
 * the error. */
MUST_CHECK bool xml_load(const char *path, const char *xsd_path, struct xml **ret,
                         struct error *err);
void xml_closep(struct xml **doc);
#define XML_AUTO __attribute__((cleanup(xml_closep)))

/* Called once for each problem found, in the order of lines. */
typedef void xml_report(void *context, const struct error *problem);
/* As xml_load, but tells every problem and keeps nothing; *ret_problems counts them. False only
 * where the XSD or the machine fails. Streams: memory stays small for a document of any size, for
 * the XSD's keys and references, which need memory for every element they look at, are checked in
 * files of up to XML_IDENTITY_LIMIT_BYTES only; who writes larger ones vouches for them. */
enum { XML_IDENTITY_LIMIT_BYTES = 8 << 20 };
MUST_CHECK bool xml_check(const char *path, const char *xsd_path, xml_report *report, void *context,
                          size_t *ret_problems, struct error *err);

/* The libxml2 document (xmlDoc *) for seal/signature.c and base/xml_canonical.c, nobody else. */
void *xml_native(const struct xml *doc);

const struct xml_node *xml_root(const struct xml *doc);
/* The first child element of that name (NULL = any), and the next one beside it; NULL where there
 * is none:
 *     for (node = xml_child(parent, "column"); node; node = xml_next(node, "column")) */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_next(const struct xml_node *node, const char *name);
size_t xml_count(const struct xml_node *node, const char *name);
const char *xml_name(const struct xml_node *node);
long xml_line(const struct xml_node *node);

/* An attribute's value; NULL = not there. */
const char *xml_attribute(const struct xml_node *node, const char *name);
/* The same with a value for "not there". */
const char *xml_attribute_or(const struct xml_node *node, const char *name, const char *otherwise);
/* xs:integer and xs:boolean attributes whose form the XSD has checked. */
int64_t xml_attribute_int(const struct xml_node *node, const char *name, int64_t otherwise);
bool xml_attribute_bool(const struct xml_node *node, const char *name, bool otherwise);

/* Text of the element itself (not of its children), blanks at the ends cut, comments skipped; ""
 * for none. */
const char *xml_text(const struct xml_node *node, struct arena *arena);
/* Text of the first child of that name; NULL where there is no such child. */
const char *xml_child_text(const struct xml_node *node, const char *name, struct arena *arena);

/* An error of meaning at that element: CODE_CONFIG with file and line; always returns false. */
bool xml_fail(const struct xml *doc, const struct xml_node *node, struct error *err,
              const char *format, ...) PRINTF_LIKE(4, 5);

#endif
