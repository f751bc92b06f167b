/*
 * rubric_json: the rubric as one JSON object, whose keys are the columns of the tables it is read
 *              into.
 *
 * Out:    {"nodes": [...], "bands": [...], "ties": [...], "grades": [...], "floors": [...]}; a key
 *         without value is left out. Rounding stands at each node ("decimals": null = none). The
 *         same file gives the same bytes.
 */
#include "model/rubric_private.h"

#include <stdio.h>
#include <string.h>

/* XML attribute -> column; function NULL = of the element itself. */
static const struct {
    const char *function, *attribute, *column;
} mapping[] = {
    {NULL, "indicator", "indicator"},
    {NULL, "kind", "source"},
    {NULL, "period", "period"},
    {NULL, "transform", "transform"},
    {NULL, "missing", "missing"},
    {NULL, "not-applicable", "not_applicable"},
    {NULL, "unreliable", "unreliable"},
    {NULL, "aggregation", "aggregation"},
    {"ratio", "clip", "clip"},
    {"linear", "clip", "clip"},
    {"linear", "from", "post_from"},
    {"linear", "to", "post_to"},
    {"bands", "clip", "clip"},
    {"bands", "edge", "edge"},
    {"bands", "of", "reference"},
    {"per_unit", "points", "per"},
    {"per_unit", "unit", "unit"},
    {"per_unit", "beyond", "beyond"},
    {"per_unit", "whole", "whole"},
    {"relative", "to", "reference"},
    {"relative", "form", "form"},
    {"relative", "clip", "clip"},
    {"zscore", "deviation", "deviation"},
};

/* "key": "value" with a comma where it is not the object's first. */
static void add_pair(struct buffer *out, const char *key, const char *value)
{
    if (!value) return;
    if (out->length > 0 && out->bytes[out->length - 1] != '{') buffer_add_char(out, ',');
    buffer_add_json(out, span_of(key));
    buffer_add_char(out, ':');
    buffer_add_json(out, span_of(value));
}

static void add_number(struct buffer *out, const char *key, int value)
{
    char text[16];
    snprintf(text, sizeof text, "%d", value);
    add_pair(out, key, text);
}

static void open_object(struct buffer *out)
{
    if (out->bytes[out->length - 1] == '}') buffer_add_char(out, ',');
    buffer_add_char(out, '{');
}

static void open_list(struct buffer *out, const char *name)
{
    if (out->bytes[out->length - 1] == ']') buffer_add_char(out, ',');
    buffer_add_json(out, span_of(name));
    buffer_add_text(out, ":[");
}

/* Decimals of a node of that kind; NULL = not rounded. */
static const char *decimals_of(const struct rubric *rubric, enum rubric_kind kind)
{
    const struct xml_node *decimals = xml_child(xml_root(rubric->doc), "decimals");
    const char *criterion = xml_attribute(decimals, "criterion"), *value = criterion;
    if (kind == RUBRIC_ROOT)
        value = xml_attribute(decimals, "total");
    else if (kind != RUBRIC_CRITERION)
        value = xml_attribute_or(decimals, "group", criterion);
    return strcmp(value, "none") == 0 ? NULL : value;
}

static bool penalty(const struct rubric *rubric, const struct rubric_node *node)
{
    const struct rubric_node *parent = node->parent ? rubric_find(rubric, node->parent) : NULL;
    return parent && parent->kind == RUBRIC_PENALTY;
}

static void add_node(struct buffer *out, const struct rubric *rubric,
                     const struct rubric_node *node, int position)
{
    open_object(out);
    add_pair(out, "node", node->code);
    add_pair(out, "parent", node->parent);
    add_pair(out, "kind", rubric_kind_name(node->kind));
    add_number(out, "position", position);
    add_number(out, "depth", node->depth);
    add_pair(out, "name", node->name);
    add_pair(out, "max", node->max);
    add_pair(out, "weight", node->weight);
    add_pair(out, "decimals", decimals_of(rubric, node->kind));
    add_pair(out, "target", node->target);
    add_pair(out, "better", node->better);
    add_pair(out, "must", node->must);
    if (node->kind == RUBRIC_ROOT)
        add_pair(out, "exclude_scope", xml_attribute(node->element, "exclude-scope"));
    const char *function = node->function ? xml_name(node->function) : NULL;
    add_pair(out, "function", function);
    for (size_t i = 0; i < sizeof mapping / sizeof *mapping; i++) {
        const struct xml_node *element = mapping[i].function ? node->function : node->element;
        if (mapping[i].function && (!function || strcmp(mapping[i].function, function) != 0))
            continue;
        add_pair(out, mapping[i].column, xml_attribute(element, mapping[i].attribute));
    }
    if (function)
        add_pair(
            out, "inconsistent",
            xml_attribute_or(node->element, "inconsistent", penalty(rubric, node) ? "1" : "0.5"));
    buffer_add_char(out, '}');
}

static void add_bands(struct buffer *out, const struct rubric_node *node)
{
    int position = 0;
    if (!node->function) return;
    for (const struct xml_node *band = xml_child(node->function, "band"); band;
         band = xml_next(band, "band")) {
        open_object(out);
        add_pair(out, "node", node->code);
        add_number(out, "position", ++position);
        add_pair(out, "low", xml_attribute(band, "from"));
        add_pair(out, "high", xml_attribute(band, "to"));
        add_pair(out, "points", xml_attribute(band, "points"));
        buffer_add_char(out, '}');
    }
}

static const struct xml_node *first_of(const struct rubric *rubric, const char *list,
                                       const char *name)
{
    const struct xml_node *node = xml_child(xml_root(rubric->doc), list);
    return node ? xml_child(node, name) : NULL;
}

static void add_ties(struct buffer *out, const struct rubric *rubric)
{
    int position = 0;
    for (const struct xml_node *by = first_of(rubric, "ties", "by"); by; by = xml_next(by, "by")) {
        open_object(out);
        add_number(out, "position", ++position);
        add_pair(out, "node", xml_attribute(by, "code"));
        add_pair(out, "compared", xml_attribute(by, "on"));
        buffer_add_char(out, '}');
    }
}

static void add_grades(struct buffer *out, const struct rubric *rubric)
{
    int position = 0;
    for (const struct xml_node *grade = first_of(rubric, "grades", "grade"); grade;
         grade = xml_next(grade, "grade")) {
        open_object(out);
        add_number(out, "position", ++position);
        add_pair(out, "grade", xml_attribute(grade, "code"));
        add_pair(out, "name", xml_child_text(grade, "name", rubric->arena));
        add_pair(out, "least", xml_attribute(grade, "from"));
        add_pair(out, "quota", xml_attribute(grade, "quota"));
        add_pair(out, "border", xml_attribute(grade, "border"));
        buffer_add_char(out, '}');
    }
}

static void add_floor(struct buffer *out, int grade, const char *node, const char *share,
                      const char *value)
{
    open_object(out);
    add_number(out, "grade_position", grade);
    add_pair(out, "node", node);
    add_pair(out, "share", share);
    add_pair(out, "value", value);
    buffer_add_char(out, '}');
}

/* A grade with must="true" has a floor for each criterion with must, besides its own floors. */
static void add_floors(struct buffer *out, const struct rubric *rubric)
{
    int position = 0;
    for (const struct xml_node *grade = first_of(rubric, "grades", "grade"); grade;
         grade = xml_next(grade, "grade")) {
        position++;
        for (size_t i = 0; i < rubric->count && xml_attribute_bool(grade, "must", false); i++)
            if (rubric->nodes[i].must)
                add_floor(out, position, rubric->nodes[i].code, NULL, rubric->nodes[i].must);
        for (const struct xml_node *floor = xml_child(grade, "floor"); floor;
             floor = xml_next(floor, "floor"))
            add_floor(out, position, xml_attribute(floor, "of"), xml_attribute(floor, "share"),
                      xml_attribute(floor, "value"));
    }
}

void rubric_json(const struct rubric *rubric, struct buffer *out)
{
    buffer_add_char(out, '{');
    open_list(out, "nodes");
    for (size_t i = 0; i < rubric->count; i++) add_node(out, rubric, &rubric->nodes[i], (int)i);
    buffer_add_char(out, ']');
    open_list(out, "bands");
    for (size_t i = 0; i < rubric->count; i++) add_bands(out, &rubric->nodes[i]);
    buffer_add_char(out, ']');
    open_list(out, "ties");
    add_ties(out, rubric);
    buffer_add_char(out, ']');
    open_list(out, "grades");
    add_grades(out, rubric);
    buffer_add_char(out, ']');
    open_list(out, "floors");
    add_floors(out, rubric);
    buffer_add_text(out, "]}");
}
