/*
 * xmlpart: the one wrapper of libxml2 for untrusted XML: elements and text of a stream, told to a
 *          handler.
 *
 * In:     bytes from a source, UTF-8 or UTF-16 only (an XML declaration that says UTF-16 over UTF-8
 *         bytes is blanked).
 * Out:    elements by local name, whatever the prefix; text in UTF-8, in pieces, CDATA as text;
 *         comments and processing instructions are skipped. A document cut short delivers its first
 *         elements before the error: commit nothing before xmlpart_parse has returned true.
 * Limits: depth 64, 64 attributes an element, libxml2's own (names 50,000, one text 10 MB, no
 *         XML_PARSE_HUGE).
 * Errors: CODE_UNREADABLE_FILE (not well-formed), CODE_UNSAFE_FILE (DOCTYPE, limits),
 *         CODE_BAD_ENCODING, and what source and handler set.
 * Source: spec/operations.md "Facts about the libraries". SAX2 over an input callback, not
 *         xmlTextReader: half the time.
 */
#ifndef THIDUA_READ_XMLPART_H
#define THIDUA_READ_XMLPART_H

#include "base/error.h"
#include "base/text.h"

/* Where bytes come from: up to capacity bytes, *ret_length 0 at the end. False without *err set is
 * an early stop. */
struct xmlpart_source {
    void *context;
    bool (*read)(void *context, void *bytes, size_t capacity, size_t *ret_length,
                 struct error *err);
};

struct xmlpart_element {
    const char *name; /* local name */
    const char *uri;  /* namespace, "" = none */
    const unsigned char *
        *attributes; /* libxml2's quintuples: name, prefix, URI, value, end of value */
    int count;
};

/* The callbacks (each may be NULL). One that returns false ends the parsing: with *err set as an
 * error, with *err clear as an early stop, which xmlpart_parse reports as success. */
struct xmlpart_handler {
    void *context;
    bool (*start)(void *context, const struct xmlpart_element *element, struct error *err);
    bool (*end)(void *context, const char *name, struct error *err);
    bool (*text)(void *context, struct span text, struct error *err);
};

/* *ret_stopped (may be NULL): the handler stopped early, the rest was not looked at. */
MUST_CHECK bool xmlpart_parse(const struct xmlpart_source *source,
                              const struct xmlpart_handler *handler, bool *ret_stopped,
                              struct error *err);

/* An attribute by local name, living as long as the element; false and *ret empty where there is
 * none. */
bool xmlpart_attribute(const struct xmlpart_element *element, const char *name, struct span *ret);
bool xmlpart_attribute_true(const struct xmlpart_element *element,
                            const char *name); /* "1", "true", "on" */
/* The i-th attribute's local name and value. */
const char *xmlpart_attribute_at(const struct xmlpart_element *element, int i,
                                 struct span *ret_value, const char **ret_uri);

/* A source over a descriptor, from its current offset. */
struct xmlpart_source xmlpart_source_fd(int *fd);

#endif
