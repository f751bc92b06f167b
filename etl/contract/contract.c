/*
 * contract: reads the folder of source contracts.
 *
 * In:     *.xml of the folder in the order of their names (C locale); a column may be declared
 *         like="CONTRACT" and is then the column of that name in a contract read before.
 * Source: schemas/xsd/source.xsd says what every element means.
 */
#include "contract.h"

#include "base/config.h"
#include "base/path.h"
#include "headings.h"
#include "load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS_MAX = 64 };

int load_word(const char *word, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0) return i;
    return -1;
}

int contract_field(const struct contract *contract, const char *name)
{
    for (size_t i = 0; i < contract->field_count; i++)
        if (strcmp(contract->fields[i].name, name) == 0) return (int)i;
    return -1;
}

const struct contract *contract_named(const struct contract_set *set, const char *code)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->contracts[i].code, code) == 0) return &set->contracts[i];
    return NULL;
}

static void find_special_fields(const struct contract *contract, struct rules *rules)
{
    rules->village_field = rules->main_date = -1;
    for (size_t i = 0; i < contract->field_count; i++) {
        const struct field *field = &contract->fields[i];
        if (field->type == FIELD_VILLAGE) rules->village_field = (int)i;
        if (field->type == FIELD_DATE && (field->required || field->key) && rules->main_date < 0)
            rules->main_date = (int)i;
    }
    for (size_t i = 0; i < rules->check_count && rules->main_date < 0; i++)
        if (rules->checks[i].rule == CHECK_REQUIRED_UNLESS)
            rules->main_date = rules->checks[i].field;
    if (rules->main_date < 0)
        for (size_t i = contract->field_count; i-- > 0;)
            if (contract->fields[i].type == FIELD_DATE || contract->fields[i].type == FIELD_TIME)
                rules->main_date = (int)i;
}

static bool read_contract(struct arena *arena, const struct xml *doc,
                          const struct contract_set *earlier, struct contract *ret,
                          struct error *err)
{
    const struct xml_node *root = xml_root(doc);
    struct field *fields = arena_array(arena, FIELDS_MAX, sizeof *fields);
    struct rules *rules = arena_alloc(arena, sizeof *rules);
    struct contract contract = {
        .code = arena_strdup(arena, xml_attribute(root, "code")),
        .family = arena_strdup(arena, xml_attribute(root, "family")),
        .layout = arena_strdup(arena, xml_attribute(root, "layout")),
        .fact = arena_strdup(arena, xml_attribute(root, "fact")),
        .name = xml_child_text(root, "name", arena),
        .fields = fields,
        .rules = rules,
    };
    struct load load = {.arena = arena,
                        .doc = doc,
                        .earlier = earlier,
                        .contract = &contract,
                        .fields = fields,
                        .rules = rules};
    rules->labels = strcmp(xml_attribute_or(root, "form", "table"), "labels") == 0;
    rules->grouped = xml_attribute_bool(root, "grouped", false);
    rules->per_village = xml_attribute_bool(root, "per-village", false);
    rules->minimum = (int)xml_attribute_int(root, "minimum", 2);
    rules->priority = (int)xml_attribute_int(root, "priority", 0);
    contract.labels = rules->labels;
    contract.per_village = rules->per_village;
    if (contract_named(earlier, contract.code) != NULL)
        return xml_fail(doc, root, err, "mã hợp đồng \"%s\" bị trùng", contract.code);
    for (const struct xml_node *node = xml_child(root, "column"); node != NULL;
         node = xml_next(node, "column")) {
        if (contract.field_count >= FIELDS_MAX)
            return xml_fail(doc, node, err, "quá %d cột", FIELDS_MAX);
        if (contract_field(&contract, xml_attribute(node, "name")) >= 0)
            return xml_fail(doc, node, err, "cột \"%s\" khai hai lần", xml_attribute(node, "name"));
        if (!load_column(&load, node, &fields[contract.field_count], err)) return false;
        contract.field_count++;
    }
    if (contract.field_count + xml_count(root, "derived") > FIELDS_MAX)
        return xml_fail(doc, root, err, "quá %d cột", FIELDS_MAX);
    if (!load_rules(&load, root, err)) return false;
    find_special_fields(&contract, rules);
    *ret = contract;
    return true;
}

/* The folder's XML files in order; *ret_count of them. */
static bool list_files(struct arena *arena, const char *folder, char ***ret_paths,
                       size_t *ret_count, struct error *err)
{
    struct name_list list;
    if (!path_list(arena, folder, &list, err)) return false;
    char **paths = arena_array(arena, list.count + 1, sizeof *paths);
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++)
        if (list.names[i][0] != '.' && span_ends_with(span_of(list.names[i]), ".xml"))
            paths[count++] = path_join(arena, folder, list.names[i]);
    *ret_paths = paths;
    *ret_count = count;
    return true;
}

bool contract_set_load(struct arena *arena, const char *folder, const char *xsd_path,
                       struct contract_set *ret, struct error *err)
{
    char **paths = NULL;
    size_t count = 0;
    if (!list_files(arena, folder, &paths, &count, err)) return false;
    struct contract *contracts = arena_array(arena, count, sizeof *contracts);
    struct contract_set set = {.contracts = contracts};
    for (; set.count < count; set.count++) {
        XML_AUTO struct xml *doc = NULL;
        if (!xml_load(paths[set.count], xsd_path, &doc, err)) return false;
        if (!read_contract(arena, doc, &set, &contracts[set.count], err)) return false;
    }
    if (set.count == 0)
        return error_set(err, CODE_CONFIG, "thư mục %s không có hợp đồng nguồn nào", folder);
    set.headings = heading_index_build(arena, &set);
    *ret = set;
    return true;
}

bool contract_set_open(struct arena *arena, struct contract_set *ret, struct error *err)
{
    return contract_set_load(arena, config_data_path(arena, "schemas/sources"),
                             config_data_path(arena, "schemas/xsd/source.xsd"), ret, err);
}
