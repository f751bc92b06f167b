/*
 * site: see site.h.
 */
#include "render/site.h"

#include "base/config.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/xml.h"
#include "chart/chart.h"
#include "render/docx.h"
#include "render/edition.h"
#include "render/exchange.h"
#include "render/folder.h"
#include "render/page.h"
#include "render/xlsx.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCE_LIMIT_BYTES = 4 << 20 };

static const char *style(struct arena *arena, const char *name)
{
    return config_data_path(arena, arena_printf(arena, "reports/render/xslt/%s.xsl", name));
}

static bool write_pages(struct arena *arena, const char *folder, const struct xml *report, bool pdf,
                        struct error *err)
{
    static const char *const pages[][2] = {{"index", "index.html"},
                                           {"quality", "chat-luong.html"},
                                           {"method", "phuong-phap.html"},
                                           {"charts", "bieu-do.html"}};
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    if (!page_source_open(&source, path_join(arena, folder, "report.xml"), err)) return false;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (!page_write(source, style(arena, pages[i][0]), i == 0 ? "pdf" : NULL, pdf ? "true" : "",
                        path_join(arena, folder, pages[i][1]), err))
            return false;
    if (xml_child(xml_root(report), "scores") &&
        !page_write(source, style(arena, "ranking"), NULL, NULL,
                    path_join(arena, folder, "xep-hang.html"), err))
        return false;
    const struct xml_node *unit = xml_child(xml_child(xml_root(report), "units"), "unit");
    for (; unit; unit = xml_next(unit, "unit")) {
        const char *code = xml_attribute_or(unit, "code", "");
        if (strcmp(xml_attribute_or(unit, "kind", ""), "village") != 0) continue;
        const char *path = path_join(arena, folder, arena_printf(arena, "thon-%s.html", code));
        if (!page_write(source, style(arena, "village"), "code", code, path, err)) return false;
    }
    return true;
}

static bool copy_assets(struct arena *arena, const char *folder, struct error *err)
{
    static const char *const files[][2] = {{"reports/render/assets/style.css", "assets/style.css"},
                                           {"reports/render/assets/page.js", "assets/page.js"},
                                           {"schemas/xsd/report.xsd", "report.xsd"}};
    if (!path_make_folder(path_join(arena, folder, "assets"), 0750, err)) return false;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!folder_copy(config_data_path(arena, files[i][0]),
                         path_join(arena, folder, files[i][1]), err))
            return false;
    return true;
}

/* The mail to the officer; no file where there is no news. */
static bool write_digest(struct arena *arena, const char *folder, const struct xml *report,
                         struct error *err)
{
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    const char *path = path_join(arena, folder, "digest.txt");
    struct stat written;
    if (edition_is_published(report)) return true;
    if (!page_source_open(&source, path_join(arena, folder, "report.xml"), err) ||
        !page_write(source, style(arena, "digest"), NULL, NULL, path, err))
        return false;
    if (stat(path, &written) == 0 && written.st_size > 0)
        return page_write(source, style(arena, "digest-html"), NULL, NULL,
                          path_join(arena, folder, "digest.html"), err);
    return path_remove_tree(path, err);
}

/* The difference sheet as a table of its own, where there is one. */
static bool write_late(struct arena *arena, const char *folder, const struct xml *report,
                       struct error *err)
{
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    const struct xml_node *scores = xml_child(xml_root(report), "scores");
    const struct xml_node *late = scores ? xml_child(scores, "late") : NULL;
    if (!late || !xml_child(late, "difference")) return true;
    const char *name =
        arena_printf(arena, "chenh-lech-%s.csv", xml_attribute_or(scores, "year", ""));
    return page_source_open(&source, path_join(arena, folder, "report.xml"), err) &&
           page_write(source, style(arena, "late-csv"), NULL, NULL, path_join(arena, folder, name),
                      err);
}

bool site_build(struct arena *arena, const char *folder, const char *gnuplot, bool pdf,
                struct error *err)
{
    XML_AUTO struct xml *report = NULL;
    return xml_load(path_join(arena, folder, "report.xml"), NULL, &report, err) &&
           copy_assets(arena, folder, err) && site_stamp(arena, folder, report, err) &&
           charts_draw(arena, report, folder, gnuplot, err) &&
           write_pages(arena, folder, report, pdf, err) &&
           write_digest(arena, folder, report, err) && docx_write(arena, report, folder, err) &&
           xlsx_indicators(arena, report, folder, err) &&
           xlsx_ranking(arena, report, folder, err) && write_late(arena, folder, report, err);
}

bool site_stamp(struct arena *arena, const char *folder, const struct xml *report,
                struct error *err)
{
    const struct xml_node *run = xml_child(xml_root(report), "run");
    const char *digest = NULL;
    if (!site_renderer(arena, &digest, err)) return false;
    const char *text = arena_printf(
        arena,
        "window.thiduaRun = {id: %s, preparedAt: \"%s\", staleHours: %s, renderer: \"%s\"};\n",
        xml_attribute_or(run, "id", "0"), xml_attribute_or(run, "preparedAt", ""),
        xml_attribute_or(run, "staleHours", "36"), digest);
    return path_write(path_join(arena, folder, "assets/run.js"), span_of(text), 0640, err) &&
           exchange_write(arena, folder, report, err);
}

struct digesting {
    struct arena *arena;
    const char *folder;
    struct hash_state *state;
};

static bool digest_file(void *context, const char *below, struct error *err)
{
    struct digesting *digesting = context;
    struct span bytes;
    const char *path = path_join(digesting->arena, digesting->folder, below);
    if (!path_read(digesting->arena, path, SOURCE_LIMIT_BYTES, &bytes, err)) return false;
    hash_add(digesting->state, below, strlen(below) + 1);
    hash_add(digesting->state, bytes.bytes, bytes.length);
    return true;
}

bool site_renderer(struct arena *arena, const char **ret_digest, struct error *err)
{
    static const char *const folders[] = {"reports/render/xslt", "reports/render/assets",
                                          "reports/chart/gnuplot"};
    struct digesting digesting = {arena, NULL, hash_open()};
    uint8_t digest[HASH_BYTES];
    char *hex = arena_alloc(arena, HASH_HEX);
    bool good = true;
    hash_add(digesting.state, THIDUA_VERSION, sizeof THIDUA_VERSION);
    for (size_t i = 0; good && i < sizeof folders / sizeof *folders; i++) {
        digesting.folder = config_data_path(arena, folders[i]);
        good = folder_walk(digesting.folder, digest_file, &digesting, err);
    }
    hash_finish(digesting.state, digest);
    hash_hex(digest, hex);
    if (good) *ret_digest = hex;
    return good;
}
