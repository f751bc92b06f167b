/*
 * rubric: from the file to the tree of nodes (see rubric.h).
 */
#include "model/rubric.h"

#include "base/path.h"
#include "model/rubric_private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *rubric_kind_name(enum rubric_kind kind)
{
    static const char *const names[] = {"total", "group", "criterion", "bonus", "penalty"};
    return names[kind];
}

const char *rubric_path(struct arena *arena, const struct config *config, enum rubric_scope scope,
                        int year)
{
    const char *name = arena_printf(arena, "rubric-%s%d.xml",
                                    scope == RUBRIC_INDIVIDUALS ? "individuals-" : "", year);
    const char *own = config->home ? path_join(arena, config->home, name) : NULL;
    if (own && access(own, F_OK) == 0) return own;
    return config_data_path(arena, arena_printf(arena, "schemas/catalogue/%s", name));
}

const struct rubric_node *rubric_find(const struct rubric *rubric, const char *code)
{
    for (size_t i = 0; i < rubric->count; i++)
        if (strcmp(rubric->nodes[i].code, code) == 0) return &rubric->nodes[i];
    return NULL;
}

static const struct xml_node *entry(const struct xml_node *list, const char *name, const char *code)
{
    const struct xml_node *node = list ? xml_child(list, name) : NULL;
    while (node && strcmp(xml_attribute_or(node, "code", ""), code) != 0)
        node = xml_next(node, name);
    return node;
}

const struct xml_node *rubric_catalogue_indicator(const struct rubric *rubric, const char *code)
{
    if (!rubric->catalogue) return NULL;
    return entry(xml_child(xml_root(rubric->catalogue), "indicators"), "indicator", code);
}

const struct xml_node *rubric_catalogue_measure(const struct rubric *rubric, const char *code)
{
    const struct xml_node *found = NULL;
    if (!rubric->catalogue) return NULL;
    const struct xml_node *sources = xml_child(xml_root(rubric->catalogue), "sources");
    const struct xml_node *source = sources ? xml_child(sources, "source") : NULL;
    for (; source && !found; source = xml_next(source, "source"))
        found = entry(source, "measure", code);
    return found;
}

const struct xml_node *rubric_catalogue_person(const struct rubric *rubric, const char *code)
{
    if (!rubric->catalogue) return NULL;
    return entry(xml_child(xml_root(rubric->catalogue), "persons"), "person", code);
}

/* The catalogue's target in force in the rubric's year: the entry of the latest from-year not after
 * it. */
static const char *catalogue_target(const struct rubric *rubric, const struct xml_node *indicator)
{
    const char *value = NULL;
    int64_t latest = INT64_MIN;
    const struct xml_node *target = indicator ? xml_child(indicator, "target") : NULL;
    for (; target; target = xml_next(target, "target")) {
        int64_t from = xml_attribute_int(target, "from-year", 0);
        if (from > rubric->year || from < latest) continue;
        latest = from;
        value = xml_attribute(target, "value");
    }
    return value;
}

static struct rubric_node *append(struct rubric *rubric, enum rubric_kind kind,
                                  const struct xml_node *element, const struct rubric_node *parent)
{
    if (rubric->count == rubric->capacity) {
        size_t capacity = rubric->capacity ? rubric->capacity * 2 : 64;
        struct rubric_node *grown = arena_array(rubric->arena, capacity, sizeof *grown);
        if (rubric->count > 0) memcpy(grown, rubric->nodes, rubric->count * sizeof *grown);
        rubric->nodes = grown;
        rubric->capacity = capacity;
    }
    struct rubric_node *node = &rubric->nodes[rubric->count++];
    *node = (struct rubric_node){.kind = kind,
                                 .element = element,
                                 .parent = parent ? parent->code : NULL,
                                 .depth = parent ? parent->depth + 1 : 0,
                                 .name = xml_child_text(element, "name", rubric->arena),
                                 .code = xml_attribute(element, "code"),
                                 .max = xml_attribute(element, "max")};
    node->weight = xml_attribute_or(element, "weight", node->max);
    return node;
}

static void take_criterion(struct rubric *rubric, const struct xml_node *element,
                           const struct rubric_node *parent)
{
    struct rubric_node *node = append(rubric, RUBRIC_CRITERION, element, parent);
    const char *must = xml_attribute(element, "must");
    const struct xml_node *indicator = NULL;
    if (strcmp(xml_attribute_or(element, "kind", "indicator"), "indicator") == 0)
        indicator = rubric_catalogue_indicator(rubric, xml_attribute(element, "indicator"));
    node->function = xml_next(xml_child(element, "name"), NULL);
    node->target = xml_attribute(element, "target");
    if (!node->target) node->target = catalogue_target(rubric, indicator);
    node->better = xml_attribute(element, "better");
    if (!node->better)
        node->better = indicator ? xml_attribute_or(indicator, "direction", "higher") : "higher";
    node->must = must && strcmp(must, "target") == 0 ? node->target : must;
}

/* The code and the depth of a parent outlive the growth of the array; its address does not, hence
 * the copy. */
static void take_children(struct rubric *rubric, const struct xml_node *element,
                          struct rubric_node parent)
{
    for (const struct xml_node *child = xml_child(element, NULL); child;
         child = xml_next(child, NULL)) {
        if (strcmp(xml_name(child), "criterion") == 0) take_criterion(rubric, child, &parent);
        if (strcmp(xml_name(child), "group") == 0)
            take_children(rubric, child, *append(rubric, RUBRIC_GROUP, child, &parent));
    }
}

static void take_capped(struct rubric *rubric, const char *name, enum rubric_kind kind)
{
    const struct xml_node *element = xml_child(xml_root(rubric->doc), name);
    if (!element) return;
    struct rubric_node *node = append(rubric, kind, element, NULL);
    node->max = node->weight = xml_attribute(element, "cap");
    take_children(rubric, element, *node);
}

static void take_tree(struct rubric *rubric)
{
    const struct xml_node *root = xml_root(rubric->doc);
    rubric->code = xml_attribute(root, "code");
    rubric->name = xml_child_text(root, "name", rubric->arena);
    rubric->year = (int)xml_attribute_int(root, "year", 0);
    struct rubric_node *node = append(rubric, RUBRIC_ROOT, root, NULL);
    node->code = RUBRIC_TOTAL;
    node->max = node->weight = xml_attribute(root, "total");
    take_children(rubric, root, *node);
    take_capped(rubric, "bonus", RUBRIC_BONUS);
    take_capped(rubric, "penalty", RUBRIC_PENALTY);
}

bool rubric_read(struct arena *arena, const struct rubric_source *source, struct rubric **ret,
                 struct error *err)
{
    RUBRIC_AUTO struct rubric *rubric = calloc(1, sizeof *rubric);
    if (!rubric) memory_end(sizeof *rubric);
    rubric->arena = arena;
    if (!xml_load(source->path, config_data_path(arena, "schemas/xsd/rubric.xsd"), &rubric->doc,
                  err))
        return false;
    if (source->catalogue_path &&
        !xml_load(source->catalogue_path, config_data_path(arena, "schemas/xsd/indicators.xsd"),
                  &rubric->catalogue, err))
        return false;
    take_tree(rubric);
    *ret = rubric;
    rubric = NULL; /* the caller's now */
    return true;
}

static void keep_first(void *context, const struct error *problem)
{
    struct error *err = context;
    if (err->code == CODE_OK) *err = *problem;
}

bool rubric_load(struct arena *arena, const struct rubric_source *source, struct rubric **ret,
                 struct error *err)
{
    RUBRIC_AUTO struct rubric *rubric = NULL;
    struct error problem = {.code = CODE_OK};
    if (!rubric_read(arena, source, &rubric, err)) return false;
    if (rubric_check(rubric, source->strict, keep_first, &problem) > 0) {
        *err = problem;
        return false;
    }
    *ret = rubric;
    rubric = NULL; /* the caller's now */
    return true;
}

bool rubric_problems(struct arena *arena, const struct rubric_source *source, xml_report *report,
                     void *context, size_t *ret_problems, struct error *err)
{
    RUBRIC_AUTO struct rubric *rubric = NULL;
    const char *xsd = config_data_path(arena, "schemas/xsd/rubric.xsd");
    if (!xml_check(source->path, xsd, report, context, ret_problems, err)) return false;
    if (*ret_problems > 0) return true; /* meaning is asked only where the form is right */
    if (!rubric_read(arena, source, &rubric, err)) return false;
    *ret_problems = rubric_check(rubric, source->strict, report, context);
    return true;
}

void rubric_closep(struct rubric **rubric)
{
    if (!*rubric) return;
    xml_closep(&(*rubric)->doc);
    xml_closep(&(*rubric)->catalogue);
    free(*rubric);
    *rubric = NULL;
}
