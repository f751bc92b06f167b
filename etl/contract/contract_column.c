/*
 * contract_column: one <column> of a contract: attributes, headings, list of values.
 */
#include "headings.h"
#include "identifiers.h"
#include "load.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

static const char *const type_words[] = {
    "text",        "free-text",      "code",   "procedure-code", "date",    "birth",   "time",
    "count",       "money",          "yes-no", "choice",         "choices", "address", "village",
    "person-name", "citizen-number", "phone",  "derived",        "ignored", NULL};
static const char *const combine_words[] = {"none", "sum", "latest", "any", NULL};
static const int64_t default_text_chars =
    2000; /* spec/inputs.md: over 2,000 characters is `text too long` */
static const int64_t free_text_chars = 20000;

static int longer_first(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    if (x->text.length != y->text.length) return x->text.length < y->text.length ? 1 : -1;
    return memcmp(x->text.bytes, y->text.bytes, x->text.length);
}

static void add_values(struct load *load, const struct xml_node *node, struct field *field,
                       struct field_more *more)
{
    size_t count = xml_count(node, "value"), terms = 0, used = 0;
    struct choice *choices = arena_array(load->arena, count, sizeof *choices);
    const struct xml_node *value, *term;
    for (value = xml_child(node, "value"); value != NULL; value = xml_next(value, "value"))
        terms += xml_count(value, "term");
    struct term *all = arena_array(load->arena, terms, sizeof *all);
    size_t i = 0;
    for (value = xml_child(node, "value"); value != NULL; value = xml_next(value, "value"), i++) {
        struct choice *choice = &choices[i];
        choice->value = (int32_t)xml_attribute_int(value, "number", 0);
        choice->terms = arena_array(load->arena, xml_count(value, "term"), sizeof *choice->terms);
        for (term = xml_child(value, "term"); term != NULL; term = xml_next(term, "term")) {
            const char *text = xml_text(term, load->arena);
            struct span folded = fold(load->arena, span_of(text));
            if (choice->label == NULL) choice->label = text;
            choice->terms[choice->term_count++] = folded.bytes;
            all[used++] = (struct term){folded, choice->value};
        }
    }
    qsort(all, used, sizeof *all, longer_first);
    field->choices = choices;
    field->choice_count = count;
    more->terms = all;
    more->term_count = used;
}

static void add_headings(struct load *load, const struct xml_node *node, struct field *field)
{
    size_t count = field->heading_count + xml_count(node, "heading");
    const char **headings = arena_array(load->arena, count, sizeof *headings);
    if (field->heading_count > 0)
        memcpy(headings, field->headings, field->heading_count * sizeof *headings);
    size_t used = field->heading_count;
    for (const struct xml_node *heading = xml_child(node, "heading"); heading != NULL;
         heading = xml_next(heading, "heading")) {
        const char *text = xml_text(heading, load->arena);
        if (field->title == NULL) field->title = text;
        headings[used++] = heading_fold(load->arena, span_of(text)).bytes;
    }
    field->headings = headings;
    field->heading_count = used;
}

static bool copy_like(struct load *load, const struct xml_node *node, struct field *ret,
                      struct error *err)
{
    const char *like = xml_attribute(node, "like"),
               *name = xml_attribute_or(node, "as", xml_attribute(node, "name"));
    const struct contract *model = contract_named(load->earlier, like);
    int index = model == NULL ? -1 : contract_field(model, name);
    if (index < 0)
        return xml_fail(load->doc, node, err, "không có cột \"%s\" trong hợp đồng \"%s\" đọc trước",
                        name, like);
    *ret = model->fields[index];
    if (xml_child(node, "heading") != NULL && xml_attribute_bool(node, "own-headings", false)) {
        ret->heading_count = 0;
        ret->title = NULL;
    }
    return true;
}

static void release_pattern(void *what)
{
    regfree(what);
}

static bool read_pattern(struct load *load, const struct xml_node *node, struct field *field,
                         struct field_more *more, struct error *err)
{
    const char *pattern = xml_attribute(node, "pattern");
    if (pattern == NULL) return true;
    field->pattern = arena_strdup(load->arena, pattern);
    regex_t *compiled =
        arena_alloc(load->arena, sizeof *compiled); /* its own memory goes with the arena */
    if (regcomp(compiled, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        return xml_fail(load->doc, node, err, "mẫu \"%s\" không phải biểu thức POSIX", pattern);
    arena_at_close(load->arena, release_pattern, compiled);
    more->pattern = *compiled;
    more->has_pattern = true;
    more->uniform = identifier_is_uniform(pattern);
    return true;
}

/* What an unknown term does: "reject" (default), the name of a warning, or the number of the
 * value "other". */
static bool read_unknown(struct load *load, const struct xml_node *node, struct field_more *more,
                         struct error *err)
{
    const char *word = xml_attribute(node, "unknown");
    int64_t number;
    if (word == NULL) return true;
    more->unknown = UNKNOWN_REJECT;
    if (strcmp(word, "reject") == 0) return true;
    if (span_to_int64(span_of(word), &number)) {
        more->unknown = UNKNOWN_OTHER;
        more->other = (int32_t)number;
        return true;
    }
    more->unknown = UNKNOWN_WARNING;
    more->unknown_code = code_named(word);
    if (more->unknown_code != CODE_OK) return true;
    return xml_fail(load->doc, node, err, "không có mã lý do \"%s\"", word);
}

static bool read_refused(struct load *load, const struct xml_node *node, struct field_more *more,
                         struct error *err)
{
    const char *code = xml_attribute_or(node, "refused-code", "value not in list");
    if (xml_attribute(node, "refused") == NULL) return true;
    more->refused = (int32_t)xml_attribute_int(node, "refused", 0);
    more->refused_code = code_named(code);
    if (more->refused_code != CODE_OK) return true;
    return xml_fail(load->doc, node, err, "không có mã lý do \"%s\"", code);
}

bool load_column(struct load *load, const struct xml_node *node, struct field *ret,
                 struct error *err)
{
    struct field field = {.minimum = 0};
    struct field_more *more = arena_alloc(load->arena, sizeof *more);
    more->instead = -1;
    more->refused = INT32_MIN;
    if (xml_attribute(node, "like") != NULL) {
        if (!copy_like(load, node, &field, err)) return false;
        if (field.more != NULL) *more = *more_of(&field);
    }
    field.more = more;
    field.name = arena_strdup(load->arena, xml_attribute(node, "name"));
    if (xml_attribute(node, "type") != NULL)
        field.type = (enum field_type)load_word(xml_attribute(node, "type"), type_words);
    const char *stage = xml_attribute(node, "stage");
    if (stage != NULL) field.stage = stage[0] == '\0' ? NULL : arena_strdup(load->arena, stage);
    field.required = xml_attribute_bool(node, "required", field.required);
    field.key = xml_attribute_bool(node, "key", field.key);
    field.personal = xml_attribute_bool(node, "personal", field.personal);
    field.mandatory = xml_attribute_bool(node, "mandatory", field.mandatory);
    field.minimum = xml_attribute_int(node, "minimum", field.minimum);
    int64_t maximum = field.maximum;
    if (maximum == 0)
        maximum = field.type == FIELD_FREE_TEXT ? free_text_chars
                  : field.type == FIELD_COUNT   ? INT32_MAX
                  : field.type == FIELD_MONEY   ? INT64_C(1000000000000000)
                                                : default_text_chars;
    field.maximum = xml_attribute_int(node, "maximum", maximum);
    more->utc = xml_attribute_bool(node, "utc", more->utc);
    more->any_date = xml_attribute_bool(node, "any-date", more->any_date);
    if (xml_attribute(node, "combine") != NULL)
        more->combine = (enum combine)load_word(xml_attribute(node, "combine"), combine_words);
    more->option = (int)xml_attribute_int(node, "option", more->option);
    if (!read_unknown(load, node, more, err) || !read_refused(load, node, more, err)) return false;
    if (xml_child(node, "value") != NULL) add_values(load, node, &field, more);
    add_headings(load, node, &field);
    if (xml_attribute(node, "instead") != NULL)
        more->instead = contract_field(load->contract, xml_attribute(node, "instead"));
    if (!read_pattern(load, node, &field, more, err)) return false;
    *ret = field;
    return true;
}
