/*
 * reference: the two files of the deployment into the database (see reference.h).
 */
#include "load/reference.h"

#include "base/path.h"
#include "base/xml.h"
#include "load/village_list.h"
#include "sql.h"

#include <string.h>

enum { REFERENCE_COLUMN_LIMIT_BYTES = 16 << 20 };

struct loading {
    struct db *db;
    const struct config *config;
    struct arena *arena;
    const char *commune_code;
    struct reference_counts counts;
};

/* One element of an array literal of PostgreSQL ("{...}"); "" is null where said so. */
static void add_element(struct buffer *array, const char *text, bool empty_is_null)
{
    buffer_add_char(array, array->length == 0 ? '{' : ',');
    if (!*text && empty_is_null) {
        buffer_add_text(array, "NULL");
        return;
    }
    buffer_add_char(array, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') buffer_add_char(array, '\\');
        buffer_add_char(array, *text);
    }
    buffer_add_char(array, '"');
}

/* Ends the literal and moves it to the arena. */
static const char *array_text(struct loading *loading, struct buffer *array)
{
    if (array->length == 0) buffer_add_char(array, '{');
    buffer_add_char(array, '}');
    return arena_strndup(loading->arena, array->bytes, array->length);
}

static bool load_commune(struct loading *loading, struct error *err)
{
    const struct config *config = loading->config;
    const char *row[] = {loading->commune_code, config_text(config, "commune-name"),
                         config_text(config, "province-code"), config_text(config, "calendar"),
                         config_text(config, "plan-year")};
    return db_run(loading->db, sql_merge_commune, 5, row, NULL, err);
}

static bool load_settings(struct loading *loading, struct error *err)
{
    const char *path = path_join(loading->arena, loading->config->home, "commune.xml");
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(path, config_data_path(loading->arena, "schemas/xsd/commune.xsd"), &doc, err))
        return false;
    BUFFER_AUTO struct buffer names, dates, values;
    buffer_init(&names, REFERENCE_COLUMN_LIMIT_BYTES);
    buffer_init(&dates, REFERENCE_COLUMN_LIMIT_BYTES);
    buffer_init(&values, REFERENCE_COLUMN_LIMIT_BYTES);
    const struct xml_node *rule = xml_child(xml_child(xml_root(doc), "rules"), "rule");
    for (; rule; rule = xml_next(rule, "rule"), loading->counts.settings++) {
        add_element(&names, xml_attribute(rule, "name"), false);
        add_element(&dates, xml_attribute(rule, "from"), false);
        add_element(&values, xml_text(rule, loading->arena), false);
    }
    const char *columns[] = {loading->commune_code, array_text(loading, &names),
                             array_text(loading, &dates), array_text(loading, &values)};
    return db_run(loading->db, sql_merge_setting, 4, columns, NULL, err) &&
           db_run(loading->db, sql_prune_setting, 3, columns, NULL, err);
}

/* One field of all records as an array literal. */
static const char *column_of(struct loading *loading, const struct village_list *list,
                             enum village_field field)
{
    BUFFER_AUTO struct buffer array;
    buffer_init(&array, REFERENCE_COLUMN_LIMIT_BYTES);
    bool text = field <= VILLAGE_ALIASES;
    for (size_t i = 0; i < list->count; i++)
        add_element(&array, list->records[i].values[field], !text);
    return array_text(loading, &array);
}

static bool load_villages(struct loading *loading, bool prune, struct error *err)
{
    const char *path = path_join(loading->arena, loading->config->home, "villages.csv");
    struct village_list list;
    if (!village_list_read(loading->arena, path, loading->commune_code, &list, err)) return false;
    const char *columns[VILLAGE_FIELDS];
    for (enum village_field field = 0; field < VILLAGE_FIELDS; field++)
        columns[field] = column_of(loading, &list, field);
    const char *commune = loading->commune_code, *code = columns[VILLAGE_CODE];
    const char *villages[] = {commune,
                              code,
                              columns[VILLAGE_NAME],
                              columns[VILLAGE_FORMER_COMMUNE],
                              columns[VILLAGE_VALID_FROM],
                              columns[VILLAGE_VALID_TO],
                              columns[VILLAGE_SUCCESSOR],
                              columns[VILLAGE_YEAR]};
    const char *aliases[] = {commune,
                             code,
                             columns[VILLAGE_ALIASES],
                             columns[VILLAGE_NAME],
                             columns[VILLAGE_VALID_FROM],
                             columns[VILLAGE_VALID_TO]};
    const char *years[] = {commune,
                           code,
                           columns[VILLAGE_YEAR],
                           columns[VILLAGE_POPULATION],
                           columns[VILLAGE_WORKING_AGE],
                           columns[VILLAGE_HOUSEHOLDS],
                           columns[VILLAGE_BUSINESSES]};
    loading->counts.rows = list.count;
    return db_run(loading->db, sql_merge_village, 8, villages, NULL, err) &&
           db_run(loading->db, sql_merge_village_alias, 6, aliases, NULL, err) &&
           db_run(loading->db, sql_merge_village_year, 7, years, NULL, err) &&
           (!prune || db_run(loading->db, sql_prune_village, 2, aliases, NULL, err));
}

bool reference_load(struct db *db, const struct config *config, bool prune,
                    struct reference_counts *ret, struct error *err)
{
    struct loading loading = {.db = db,
                              .config = config,
                              .arena = config->arena,
                              .commune_code = config_text(config, "commune-code")};
    if (!db_begin(db, err)) return false;
    if (load_commune(&loading, err) && load_settings(&loading, err) &&
        load_villages(&loading, prune, err)) {
        if (!db_commit(db, err)) return false;
        *ret = loading.counts;
        return true;
    }
    db_rollback(db);
    return false;
}
