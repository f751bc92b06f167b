/*
 * xml_paths: the different paths of an XML document, as a tree, and which of them is the row
 *            element. Private to xml.
 */
#ifndef THIDUA_READ_XML_PATHS_H
#define THIDUA_READ_XML_PATHS_H

#include "base/arena.h"
#include "xmlpart.h"

#include <stdint.h>

enum { XML_PATHS_MAX = 2000 };

struct xml_path {
    const char *name;
    struct xml_path *parent, *child, *next; /* first child, next sibling */
    int64_t in_parent;                      /* times below the parent element that is open now */
    int64_t most_in_parent;                 /* the most times below one parent element */
    bool text, attribute,
        children;   /* it held text that is not blank, is an attribute, has child elements */
    int32_t column; /* -1 = none */
};

struct xml_paths {
    struct arena *arena;
    struct xml_path *root; /* above the document element */
    size_t count;
    bool flat_spreadsheet; /* the document element is office:document */
    bool excel2003;        /* the document element is ss:Workbook */
};

void xml_paths_init(struct xml_paths *paths, struct arena *arena);
/* The path of a name below a path, made where it is new; NULL with *err where there are too many. */
struct xml_path *xml_path_step(struct xml_paths *paths, struct xml_path *parent, const char *name,
                               bool attribute, struct error *err);
/* First pass: learns the paths of a document. */
MUST_CHECK bool xml_paths_learn(struct xml_paths *paths, const struct xmlpart_source *source,
                                struct error *err);
/* The row element; NULL = the document holds no value. */
struct xml_path *xml_paths_row(const struct xml_paths *paths);
/* Numbers the columns below the row element in document order; returns how many. */
int32_t xml_paths_columns(struct xml_path *row);

#endif
