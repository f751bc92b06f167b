/*
 * docx: see docx.h. The drawings are those that xslt/docx.xsl shows: the heat map, and one for each
 *       target that the commune
 * has not met.
 */
#include "render/docx.h"

#include "base/config.h"
#include "base/path.h"
#include "render/package.h"
#include "render/page.h"

#include <string.h>

enum { PARTS_LIMIT = 64 };

struct parts {
    struct arena *arena;
    const char *folder, *scratch;
    struct package_part list[PARTS_LIMIT];
    size_t count;
};

static void add(struct parts *parts, const char *name, const char *path)
{
    if (parts->count < PARTS_LIMIT) parts->list[parts->count++] = (struct package_part){name, path};
}

static void add_fixed(struct parts *parts, const char *name, const char *file)
{
    add(parts, name,
        config_data_path(parts->arena, arena_printf(parts->arena, "reports/render/docx/%s", file)));
}

static void add_drawing(struct parts *parts, const char *drawing)
{
    add(parts, arena_printf(parts->arena, "word/media/%s.png", drawing),
        arena_printf(parts->arena, "%s/bieu-do/%s.png", parts->folder, drawing));
}

static bool add_rendered(struct parts *parts, struct page_source *source, const char *name,
                         const char *style, struct error *err)
{
    const char *path = arena_printf(parts->arena, "%s/%s.xml", parts->scratch, style);
    const char *sheet = config_data_path(
        parts->arena, arena_printf(parts->arena, "reports/render/xslt/%s.xsl", style));
    if (!page_write(source, sheet, NULL, NULL, path, err)) return false;
    add(parts, name, path);
    return true;
}

static void add_drawings(struct parts *parts, const struct xml *report)
{
    add_drawing(parts, "ban-do-nhiet");
    const struct xml_node *goal = xml_child(xml_child(xml_root(report), "goals"), "goal");
    for (; goal; goal = xml_next(goal, "goal"))
        if (strcmp(xml_attribute_or(goal, "unit", ""), "COMMUNE") == 0 &&
            strcmp(xml_attribute_or(goal, "state", ""), "missed") == 0)
            add_drawing(parts, arena_printf(parts->arena, "muc-tieu-%s",
                                            xml_attribute_or(goal, "indicator", "")));
}

bool docx_write(struct arena *arena, const struct xml *report, const char *folder,
                struct error *err)
{
    struct parts parts = {
        .arena = arena, .folder = folder, .scratch = path_join(arena, folder, ".docx")};
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    if (!path_make_folder(parts.scratch, 0700, err) ||
        !page_source_open(&source, path_join(arena, folder, "report.xml"), err))
        return false;
    add_fixed(&parts, "[Content_Types].xml", "content-types.xml");
    add_fixed(&parts, "_rels/.rels", "package-rels.xml");
    add_fixed(&parts, "word/styles.xml", "styles.xml");
    add_fixed(&parts, "word/header1.xml", "header1.xml");
    if (!add_rendered(&parts, source, "word/document.xml", "docx", err) ||
        !add_rendered(&parts, source, "word/_rels/document.xml.rels", "document-rels", err))
        return false;
    add_drawings(&parts, report);
    const char *period = xml_attribute_or(xml_child(xml_root(report), "period"), "code", "");
    const char *path = path_join(arena, folder, arena_printf(arena, "bao-cao-%s.docx", period));
    return package_write(path, parts.list, parts.count, err) &&
           path_remove_tree(parts.scratch, err);
}
