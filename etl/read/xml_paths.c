/*
 * xml_paths: see xml_paths.h.
 */
#include "xml_paths.h"

#include "excel2003.h"

#include <string.h>

static const char office[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

struct learning {
    struct xml_paths *paths;
    struct xml_path *at;
};

void xml_paths_init(struct xml_paths *paths, struct arena *arena)
{
    *paths = (struct xml_paths){.arena = arena, .root = arena_alloc(arena, sizeof *paths->root)};
    paths->root->name = "";
    paths->root->column = -1;
}

struct xml_path *xml_path_step(struct xml_paths *paths, struct xml_path *parent, const char *name,
                               bool attribute, struct error *err)
{
    struct xml_path **end = &parent->child;
    for (; *end != NULL; end = &(*end)->next)
        if ((*end)->attribute == attribute && strcmp((*end)->name, name) == 0) return *end;
    if (paths->count++ >= XML_PATHS_MAX) {
        (void)error_set(err, CODE_UNSAFE_FILE, "XML có quá %d đường dẫn phần tử khác nhau",
                        XML_PATHS_MAX);
        return NULL;
    }
    struct xml_path *path = arena_alloc(paths->arena, sizeof *path);
    *path = (struct xml_path){.name = arena_strdup(paths->arena, name),
                              .parent = parent,
                              .attribute = attribute,
                              .column = -1};
    *end = path;
    return path;
}

static bool learn_attributes(struct learning *learning, const struct xmlpart_element *element,
                             struct error *err)
{
    for (int i = 0; i < element->count; i++) {
        struct span value;
        const char *uri, *name = xmlpart_attribute_at(element, i, &value, &uri);
        if (*uri != '\0') continue; /* xsi:nil, xml:space and the like are no data */
        struct xml_path *path = xml_path_step(learning->paths, learning->at, name, true, err);
        if (path == NULL) return false;
        path->text = true;
    }
    return true;
}

static bool is_named(const struct xmlpart_element *element, const char *name, const char *uri)
{
    return strcmp(element->name, name) == 0 && strcmp(element->uri, uri) == 0;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct learning *learning = context;
    struct xml_paths *paths = learning->paths;
    if (learning->at == paths->root) {
        paths->flat_spreadsheet = is_named(element, "document", office);
        paths->excel2003 = is_named(element, "Workbook", EXCEL2003_URI);
        if (paths->flat_spreadsheet || paths->excel2003)
            return false; /* without an error: nothing more to learn */
    }
    learning->at->children = true;
    struct xml_path *path = xml_path_step(paths, learning->at, element->name, false, err);
    if (path == NULL) return false;
    if (++path->in_parent > path->most_in_parent) path->most_in_parent = path->in_parent;
    for (struct xml_path *child = path->child; child != NULL; child = child->next)
        child->in_parent = 0;
    learning->at = path;
    return learn_attributes(learning, element, err);
}

static bool on_text(void *context, struct span text, struct error *err)
{
    struct learning *learning = context;
    (void)err;
    if (!learning->at->text) learning->at->text = span_trim(text).length > 0;
    return true;
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct learning *learning = context;
    (void)name, (void)err;
    learning->at = learning->at->parent;
    return true;
}

bool xml_paths_learn(struct xml_paths *paths, const struct xmlpart_source *source,
                     struct error *err)
{
    struct learning learning = {.paths = paths, .at = paths->root};
    struct xmlpart_handler handler = {
        .context = &learning, .start = on_start, .end = on_end, .text = on_text};
    return xmlpart_parse(source, &handler, NULL, err);
}

/* Values that stand directly in an element, once: its leaves and attributes. */
static int own_leaves(const struct xml_path *path)
{
    int count = 0;
    for (const struct xml_path *child = path->child; child != NULL; child = child->next)
        count += child->attribute || (!child->children && child->most_in_parent < 2);
    return count;
}

static bool is_record(const struct xml_path *path)
{
    return path->children || own_leaves(path) > 0;
}

/* The next path of the tree in document order; NULL at the end. */
static struct xml_path *after(const struct xml_path *path)
{
    if (path->child != NULL) return path->child;
    while (path != NULL && path->next == NULL) path = path->parent;
    return path == NULL ? NULL : path->next;
}

static int depth_of(const struct xml_path *path)
{
    int depth = 0;
    while ((path = path->parent) != NULL) depth++;
    return depth;
}

/* Records before bare values, shallow before deep, frequent before rare. */
static struct xml_path *repeated(const struct xml_paths *paths)
{
    struct xml_path *best = NULL;
    for (struct xml_path *path = after(paths->root); path != NULL; path = after(path)) {
        if (path->most_in_parent < 2) continue;
        if (best != NULL && is_record(best) != is_record(path)) {
            if (is_record(path)) best = path;
        } else if (best == NULL || depth_of(path) < depth_of(best) ||
                   (depth_of(path) == depth_of(best) &&
                    path->most_in_parent > best->most_in_parent)) {
            best = path;
        }
    }
    return best;
}

struct xml_path *xml_paths_row(const struct xml_paths *paths)
{
    struct xml_path *row = repeated(paths), *single = NULL;
    if (row == NULL) {
        for (struct xml_path *path = after(paths->root); path != NULL; path = after(path))
            if (!path->attribute && own_leaves(path) > (single == NULL ? 0 : own_leaves(single)))
                single = path;
        return single;
    }
    for (struct xml_path *above = row->parent; above != NULL && above != paths->root;
         above = above->parent)
        if (above->most_in_parent == 1 &&
            own_leaves(above) > own_leaves(single == NULL ? row : single))
            single = above;
    return single == NULL ? row : single;
}

int32_t xml_paths_columns(struct xml_path *row)
{
    int32_t count = 0;
    const struct xml_path *end = row;
    while (end != NULL && end->next == NULL) end = end->parent;
    end = end == NULL ? NULL : end->next;
    if (row->child == NULL || row->text) row->column = count++;
    for (struct xml_path *path = row->child; path != NULL && path != end; path = after(path))
        if (path->attribute || !path->children || path->text) path->column = count++;
    return count;
}
