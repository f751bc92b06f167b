/*
 * exchange: see exchange.h.
 */
#include "render/exchange.h"

#include "base/config.h"
#include "base/path.h"
#include "base/text.h"
#include "base/xml.h"
#include "document/document.h"
#include "render/page.h"

#include <string.h>
#include <unistd.h>

enum { FILE_LIMIT_BYTES = 64 << 20 };

struct exchange {
    struct arena *arena;
    const char *folder;
    const struct xml_node *values; /* of report.xml */
    struct page_source *source;
};

typedef bool check_file(const struct exchange *exchange, const char *path, struct error *err);

static bool check_schema(const struct exchange *exchange, const char *path, struct error *err)
{
    return document_check(path, config_data_path(exchange->arena, "schemas/xsd/report.xsd"), err);
}

static bool load(const char *path, struct xml **ret, struct error *err)
{
    struct error why = {0};
    if (xml_load(path, NULL, ret, &why)) return true;
    return error_set(err, CODE_OUTPUT_CHECK, "tệp cho hệ thống khác sai cấu trúc: %s", why.text);
}

static bool complete(size_t found, size_t wanted, const char *name, struct error *err)
{
    return found == wanted ||
           error_set(err, CODE_OUTPUT_CHECK, "%s có %zu giá trị, report.xml có %zu", name, found,
                     wanted);
}

/* One observation for every value. */
static bool check_sdmx(const struct exchange *exchange, const char *path, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    size_t observations = 0;
    if (!load(path, &doc, err)) return false;
    const struct xml_node *set = xml_child(xml_root(doc), "DataSet");
    for (const struct xml_node *series = xml_child(set, "Series"); series;
         series = xml_next(series, "Series"))
        observations += xml_count(series, "Obs");
    return complete(observations, xml_count(exchange->values, "value"), "sdmx.xml", err);
}

static bool check_structure(const struct exchange *exchange, const char *path, struct error *err)
{
    (void)exchange;
    XML_AUTO struct xml *doc = NULL;
    return load(path, &doc, err);
}

/* Values of the period and of the plan year that are numbers. */
static size_t numbers(const struct xml_node *values)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_child(values, "value"); node;
         node = xml_next(node, "value")) {
        const char *role = xml_attribute_or(node, "role", "");
        bool now = strcmp(role, "current") == 0 || strcmp(role, "year") == 0;
        if (now && xml_attribute(node, "value")) count++;
    }
    return count;
}

static bool is_ratio(const char *element)
{
    struct span code = span_of(element);
    return !span_starts_with(code, "measure.") && !span_ends_with(code, ".numerator") &&
           !span_ends_with(code, ".denominator");
}

/* One data value for every such value, beside what it is made of and the measures. */
static bool check_adx(const struct exchange *exchange, const char *path, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    size_t count = 0;
    if (!load(path, &doc, err)) return false;
    for (const struct xml_node *group = xml_child(xml_root(doc), "group"); group;
         group = xml_next(group, "group"))
        for (const struct xml_node *node = xml_child(group, "dataValue"); node;
             node = xml_next(node, "dataValue"))
            if (is_ratio(xml_attribute_or(node, "dataElement", ""))) count++;
    return complete(count, numbers(exchange->values), "adx.xml", err);
}

static bool write_file(const struct exchange *exchange, const char *style, const char *name,
                       check_file *check, struct error *err)
{
    struct arena *arena = exchange->arena;
    const char *aside = path_join(arena, exchange->folder, arena_printf(arena, ".%s", name)),
               *stylesheet = config_data_path(
                   arena, arena_printf(arena, "reports/render/xslt/%s.xsl", style));
    struct span bytes;
    bool good = page_write(exchange->source, stylesheet, NULL, NULL, aside, err) &&
                check(exchange, aside, err) &&
                path_read(arena, aside, FILE_LIMIT_BYTES, &bytes, err) &&
                path_write(path_join(arena, exchange->folder, name), bytes, 0640, err);
    struct error ignored = {0};
    return path_remove_tree(aside, good ? err : &ignored) && good; /* nothing of it is published */
}

bool exchange_write(struct arena *arena, const char *folder, const struct xml *report,
                    struct error *err)
{
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    const struct xml_node *root = xml_root(report);
    if (!page_source_open(&source, path_join(arena, folder, "report.xml"), err)) return false;
    struct exchange exchange = {arena, folder, xml_child(root, "values"), source};
    return (!xml_child(root, "scores") ||
            write_file(&exchange, "ranking-xml", "ranking.xml", check_schema, err)) &&
           write_file(&exchange, "sdmx", "sdmx.xml", check_sdmx, err) &&
           write_file(&exchange, "sdmx-structure", "sdmx-structure.xml", check_structure, err) &&
           write_file(&exchange, "adx", "adx.xml", check_adx, err);
}
