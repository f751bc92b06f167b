/*
 * gate_page: see gate_page.h. A place is "page.html" or "page.html#id"; places lie sorted when
 *            links are looked up.
 */
#include "render/gate_page.h"

#include "base/path.h"
#include "base/xml.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct link {
    const char *page, *target;
    struct link *next;
};
struct spot {
    const char *name;
    struct spot *next;
};
struct gate_pages {
    struct arena *arena;
    struct spot *places;
    size_t place_count;
    struct link *links;
};

struct gate_pages *gate_pages_open(struct arena *arena)
{
    struct gate_pages *pages = arena_alloc(arena, sizeof *pages);
    pages->arena = arena;
    return pages;
}

static void add_place(struct gate_pages *pages, const char *name)
{
    struct spot *place = arena_alloc(pages->arena, sizeof *place);
    *place = (struct spot){name, pages->places};
    pages->places = place;
    pages->place_count++;
}

void gate_pages_file(struct gate_pages *pages, const char *name)
{
    add_place(pages, arena_strdup(pages->arena, name));
}

/* Workbooks of rejected rows lie outside the folder (they hold personal data); the office's edition
 * inside it is the only thing of a page's folder that another one may open. */
static bool leads_out(const char *target)
{
    return strcmp(target, "../../loi/") == 0 || strcmp(target, "cong-khai/index.html") == 0;
}

static void add_link(struct gate_pages *pages, const char *page, const char *target)
{
    if (!target || leads_out(target)) return;
    struct link *link = arena_alloc(pages->arena, sizeof *link);
    *link = (struct link){page, NULL, pages->links};
    link->target = target[0] == '#' ? arena_printf(pages->arena, "%s%s", page, target)
                                    : arena_strdup(pages->arena, target);
    pages->links = link;
}

/* Ids and links of an element and all below it; true if there is text or a picture. */
static bool collect(struct gate_pages *pages, const char *page, const struct xml_node *node)
{
    const char *id = xml_attribute(node, "id");
    if (id) add_place(pages, arena_printf(pages->arena, "%s#%s", page, id));
    add_link(pages, page, xml_attribute(node, "href"));
    add_link(pages, page, xml_attribute(node, "src"));
    bool content = strcmp(xml_name(node), "p") == 0 || strcmp(xml_name(node), "td") == 0;
    for (const struct xml_node *child = xml_child(node, NULL); child; child = xml_next(child, NULL))
        content |= collect(pages, page, child);
    return content;
}

/* The parser of our own XML refuses every DOCTYPE, and "<!DOCTYPE html>" is the first line of a
 * page: a copy without it is parsed. */
bool gate_pages_add(struct gate_pages *pages, const char *folder, const char *name,
                    struct span bytes, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    const char *copy = arena_printf(pages->arena, "%s/.gate", folder),
               *page = arena_strdup(pages->arena, name);
    struct span doctype = {0}, rest = bytes;
    if (!span_cut(&rest, '\n', &doctype) || !path_write(copy, rest, 0600, err)) return false;
    struct error why = {0};
    bool good = xml_load(copy, NULL, &doc, &why);
    if (!path_remove_tree(copy, err)) return false; /* it would be published */
    if (!good)
        return error_set(err, CODE_OUTPUT_CHECK, "trang %s sai cấu trúc ở dòng %ld: %s", name,
                         why.place.row, why.text);
    const struct xml_node *body = xml_child(xml_root(doc), "body");
    const struct xml_node *main_part = body ? xml_child(body, "main") : NULL;
    (void)collect(pages, page, xml_root(doc));
    struct gate_pages nothing = {.arena = pages->arena};
    if (!main_part || !collect(&nothing, page, main_part))
        return error_set(err, CODE_OUTPUT_CHECK, "trang %s không có nội dung", name);
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool gate_pages_check(struct gate_pages *pages, struct error *err)
{
    const char **sorted = arena_array(pages->arena, pages->place_count + 1, sizeof *sorted);
    size_t count = 0;
    for (const struct spot *place = pages->places; place; place = place->next)
        sorted[count++] = place->name;
    qsort(sorted, count, sizeof *sorted, compare);
    for (const struct link *link = pages->links; link; link = link->next)
        if (!bsearch(&link->target, sorted, count, sizeof *sorted, compare))
            return error_set(err, CODE_OUTPUT_CHECK, "trang %s dẫn tới %s không có trong thư mục",
                             link->page, link->target);
    return true;
}
