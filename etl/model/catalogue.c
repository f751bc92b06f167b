/*
 * catalogue: reads, stores and tries out the catalogue (see catalogue.h).
 */
#include "model/catalogue.h"

#include "base/path.h"
#include "base/xml.h"
#include "model/catalogue_check.h"
#include "sql.h"

#include <unistd.h>

enum { CATALOGUE_LIMIT_BYTES = 4 << 20, CATALOGUE_SQL_LIMIT_BYTES = 1 << 20 };

/* The deployment's own file where there is one, else the program's. */
static const char *own_or_installed(struct arena *arena, const struct config *config,
                                    const char *own, const char *installed)
{
    const char *path = path_join(arena, config->home, own);
    return access(path, F_OK) == 0 ? path : config_data_path(arena, installed);
}

static void digest_of(struct span content, char ret_hex[HASH_HEX])
{
    uint8_t digest[HASH_BYTES];
    hash_bytes(content, digest);
    hash_hex(digest, ret_hex);
}

static bool read_text(struct arena *arena, const char *path, size_t limit_bytes,
                      const char **ret_text, char ret_digest[HASH_HEX], struct error *err)
{
    struct span content;
    if (!path_read(arena, path, limit_bytes, &content, err)) return false;
    digest_of(content, ret_digest);
    *ret_text = arena_strndup(arena, content.bytes, content.length);
    return true;
}

static bool load_source(struct arena *arena, const struct config *config,
                        const struct xml_node *node, struct catalogue_source *ret,
                        struct error *err)
{
    ret->name = arena_printf(arena, "%s", xml_attribute(node, "name"));
    ret->path =
        own_or_installed(arena, config, arena_printf(arena, "measures/measure_%s.sql", ret->name),
                         arena_printf(arena, "etl/model/measure/measure_%s.sql", ret->name));
    return read_text(arena, ret->path, CATALOGUE_SQL_LIMIT_BYTES, &ret->sql, ret->digest, err);
}

bool catalogue_load(struct arena *arena, const struct config *config, struct catalogue *ret,
                    struct error *err)
{
    struct catalogue made = {.path = own_or_installed(arena, config, "indicators.xml",
                                                      "schemas/catalogue/indicators.xml")};
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(made.path, config_data_path(arena, "schemas/xsd/indicators.xsd"), &doc, err) ||
        !catalogue_check(doc, err) ||
        !read_text(arena, made.path, CATALOGUE_LIMIT_BYTES, &made.document, made.digest, err))
        return false;
    const struct xml_node *sources = xml_child(xml_root(doc), "sources");
    made.sources = arena_array(arena, xml_count(sources, "source"), sizeof *made.sources);
    for (const struct xml_node *node = xml_child(sources, "source"); node;
         node = xml_next(node, "source"))
        if (!load_source(arena, config, node, &made.sources[made.count++], err)) return false;
    *ret = made;
    return true;
}

bool catalogue_store(struct db *db, const char *commune, const struct catalogue *catalogue,
                     struct error *err)
{
    RESULT_AUTO struct result *changed = NULL;
    const char *version[] = {commune, catalogue->digest},
               *document[] = {commune, catalogue->document};
    if (!db_run(db, sql_catalogue_forget, 2, version, &changed, err)) return false;
    if (!result_true(changed, 0, 0)) return true;
    return db_run(db, sql_catalogue_measures, 2, document, NULL, err) &&
           db_run(db, sql_catalogue_indicators, 2, document, NULL, err) &&
           db_run(db, sql_catalogue_terms, 2, document, NULL, err);
}

static bool try_sources(struct db *db, const char *commune, const char *as_of,
                        const struct catalogue *catalogue, struct error *err)
{
    const char *no_village[] = {commune, as_of, "{}"};
    if (!db_script(db, sql_compute_tables, err)) return false;
    for (size_t i = 0; i < catalogue->count; i++)
        if (!db_run(db, catalogue->sources[i].sql, 3, no_village, NULL, err))
            return error_at(err, catalogue->sources[i].path, NULL, 0, NULL);
    return true;
}

bool catalogue_dry_run(struct db *db, const char *commune, const char *as_of,
                       const struct catalogue *catalogue, struct error *err)
{
    if (!db_begin(db, err)) return false;
    bool done = catalogue_store(db, commune, catalogue, err) &&
                try_sources(db, commune, as_of, catalogue, err);
    db_rollback(db);
    return done;
}
