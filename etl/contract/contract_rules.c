/*
 * contract_rules: the <derived>, <check> and <forbidden> elements of a contract.
 */
#include "load.h"

#include "base/unicode.h"

#include <stdio.h>
#include <string.h>

static const char *const check_words[] = {"not-before",       "at-most",        "required-unless",
                                          "not-after-export", "survey-answers", NULL};
static const char *const derive_words[] = {"address-village", "address-state", "village-code",
                                           "applicant-key",   "number-key",    "name-key",
                                           "birth-year",      "birth-date",    "first-given",
                                           "local-date",      "response-id",   "business-key",
                                           "phone-key",       "cashless",      "forms",
                                           "forms-answered",  "masked-text",   NULL};

/* The field an attribute names; -1 where there is no such attribute. */
static bool field_of(struct load *load, const struct xml_node *node, const char *attribute,
                     int *ret, struct error *err)
{
    const char *name = xml_attribute(node, attribute);
    *ret = -1;
    if (name == NULL) return true;
    *ret = contract_field(load->contract, name);
    return *ret >= 0 || xml_fail(load->doc, node, err, "không có cột \"%s\"", name);
}

static bool read_derived(struct load *load, const struct xml_node *node, struct derive *ret,
                         struct error *err)
{
    struct derive derive = {
        .rule = (enum derive_rule)load_word(xml_attribute(node, "rule"), derive_words)};
    for (int i = 0; i < DERIVE_FROM; i++) derive.from[i] = -1;
    struct span rest = span_of(xml_attribute_or(node, "from", "")), name;
    for (int i = 0; span_cut(&rest, ' ', &name);) {
        if (name.length == 0) continue;
        if (i == DERIVE_FROM) return xml_fail(load->doc, node, err, "quá nhiều cột nguồn");
        derive.from[i] =
            contract_field(load->contract, arena_strndup(load->arena, name.bytes, name.length));
        if (derive.from[i++] < 0)
            return xml_fail(load->doc, node, err, "không có cột \"%.*s\"", (int)name.length,
                            name.bytes);
    }
    const char *field_name = arena_strdup(load->arena, xml_attribute(node, "name"));
    if (contract_field(load->contract, field_name) >= 0)
        return xml_fail(load->doc, node, err, "cột \"%s\" khai hai lần", field_name);
    const char *stage = xml_attribute_or(node, "stage", field_name);
    derive.field = (int)load->contract->field_count;
    load->fields[load->contract->field_count++] = (struct field){
        .name = field_name,
        .stage = stage[0] == '\0' ? NULL : arena_strdup(load->arena, stage),
        .type = FIELD_DERIVED,
        .key = xml_attribute_bool(node, "key", false),
    };
    *ret = derive;
    return true;
}

static bool read_check(struct load *load, const struct xml_node *node, struct check *ret,
                       struct error *err)
{
    struct check check = {.rule =
                              (enum check_rule)load_word(xml_attribute(node, "rule"), check_words)};
    const char *code = xml_attribute(node, "code");
    check.code = code_named(code);
    if (check.code == CODE_OK)
        return xml_fail(load->doc, node, err, "không có mã lý do \"%s\"", code);
    if (!field_of(load, node, "field", &check.field, err) ||
        !field_of(load, node, "other", &check.other, err))
        return false;
    struct span rest = span_of(xml_attribute_or(node, "values", "")), part;
    while (span_cut(&rest, ' ', &part)) {
        int64_t value;
        if (span_to_int64(part, &value) && value >= 0 && value < 64)
            check.values |= UINT64_C(1) << value;
    }
    *ret = check;
    return true;
}

static void read_forbidden(struct load *load, const struct xml_node *root)
{
    const struct xml_node *node = xml_child(root, "forbidden");
    if (node == NULL) return;
    load->rules->forbidden_file = strcmp(xml_attribute_or(node, "refuses", "sheet"), "file") == 0;
    load->rules->forbidden =
        arena_array(load->arena, xml_count(node, "contains"), sizeof *load->rules->forbidden);
    for (const struct xml_node *word = xml_child(node, "contains"); word != NULL;
         word = xml_next(word, "contains"))
        load->rules->forbidden[load->rules->forbidden_count++] =
            fold_plain(load->arena, span_of(xml_text(word, load->arena))).bytes;
}

/* A text that nobody stores or compares is read for its length alone. */
static void mark_used(struct load *load)
{
    const struct rules *rules = load->rules;
    for (size_t i = 0; i < load->contract->field_count; i++) {
        const struct field *field = &load->fields[i];
        struct field_more *more = (struct field_more *)field->more;
        bool used = field->stage != NULL || field->key || field->required;
        for (size_t k = 0; k < rules->derive_count; k++)
            for (int f = 0; f < DERIVE_FROM; f++) used |= rules->derives[k].from[f] == (int)i;
        for (size_t k = 0; k < rules->check_count; k++)
            used |= rules->checks[k].field == (int)i || rules->checks[k].other == (int)i;
        if (more != NULL) more->used = used;
    }
}

bool load_rules(struct load *load, const struct xml_node *root, struct error *err)
{
    struct rules *rules = load->rules;
    struct derive *derives = arena_array(load->arena, xml_count(root, "derived"), sizeof *derives);
    struct check *checks = arena_array(load->arena, xml_count(root, "check"), sizeof *checks);
    const struct xml_node *node;
    for (node = xml_child(root, "derived"); node != NULL; node = xml_next(node, "derived"))
        if (!read_derived(load, node, &derives[rules->derive_count++], err)) return false;
    for (node = xml_child(root, "check"); node != NULL; node = xml_next(node, "check"))
        if (!read_check(load, node, &checks[rules->check_count++], err)) return false;
    rules->derives = derives;
    rules->checks = checks;
    read_forbidden(load, root);
    mark_used(load);
    return true;
}
