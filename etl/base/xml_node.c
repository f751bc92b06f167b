/*
 * xml_node: walking the tree that xml_load made: children, attributes, text (see xml.h).
 */
#include "text.h"
#include "xml.h"

#include <libxml/tree.h>
#include <string.h>

static const xmlNode *native(const struct xml_node *node)
{
    return (const xmlNode *)node;
}

static const struct xml_node *find(const xmlNode *from, const char *name)
{
    for (; from; from = from->next)
        if (from->type == XML_ELEMENT_NODE &&
            (!name || strcmp((const char *)from->name, name) == 0))
            break;
    return (const struct xml_node *)from;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
    return find(native(node)->children, name);
}

const struct xml_node *xml_next(const struct xml_node *node, const char *name)
{
    return find(native(node)->next, name);
}

size_t xml_count(const struct xml_node *node, const char *name)
{
    size_t count = 0;
    for (const struct xml_node *child = xml_child(node, name); child; child = xml_next(child, name))
        count++;
    return count;
}

const char *xml_name(const struct xml_node *node)
{
    return (const char *)native(node)->name;
}

long xml_line(const struct xml_node *node)
{
    return xmlGetLineNo(native(node));
}

/* Without a DOCTYPE an attribute's value is at most one text node: no copy is needed. */
const char *xml_attribute(const struct xml_node *node, const char *name)
{
    for (const xmlAttr *attribute = native(node)->properties; attribute;
         attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children ? (const char *)attribute->children->content : "";
    return NULL;
}

const char *xml_attribute_or(const struct xml_node *node, const char *name, const char *otherwise)
{
    const char *value = xml_attribute(node, name);
    return value ? value : otherwise;
}

int64_t xml_attribute_int(const struct xml_node *node, const char *name, int64_t otherwise)
{
    int64_t number;
    return span_to_int64(span_trim(span_of(xml_attribute(node, name))), &number) ? number
                                                                                 : otherwise;
}

bool xml_attribute_bool(const struct xml_node *node, const char *name, bool otherwise)
{
    const char *value = xml_attribute(node, name);
    if (!value) return otherwise;
    struct span word = span_trim(span_of(value));
    return span_equals(word, "true") || span_equals(word, "1");
}

const char *xml_text(const struct xml_node *node, struct arena *arena)
{
    size_t length = 0;
    const xmlNode *part;
    for (part = native(node)->children; part; part = part->next)
        if (part->type == XML_TEXT_NODE) length += strlen((const char *)part->content);
    char *text = arena_alloc(arena, length + 1), *end = text;
    for (part = native(node)->children; part; part = part->next)
        if (part->type == XML_TEXT_NODE) end = stpcpy(end, (const char *)part->content);
    struct span trimmed = span_trim(span_make(text, length));
    text[trimmed.bytes - text + (ptrdiff_t)trimmed.length] = '\0';
    return trimmed.bytes;
}

const char *xml_child_text(const struct xml_node *node, const char *name, struct arena *arena)
{
    const struct xml_node *child = xml_child(node, name);
    return child ? xml_text(child, arena) : NULL;
}
