/*
 * data: see data.h.
 */
#include "chart/data.h"

#include "base/path.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_CHARS = 30, NAME_HEAD_CHARS = 8, TITLE_CHARS = 78, INDICATOR_WIDTH = 900 };

void data_tab(struct buffer *line)
{
    buffer_add_char(line, '\t');
}

void data_end(struct buffer *line)
{
    buffer_add_char(line, '\n');
}

void data_text(struct buffer *line, const char *text)
{
    for (const char *c = text; *c; c++) {
        bool harmful = (unsigned char)*c < 0x20 || *c == 0x7F || *c == '"' || *c == '`';
        buffer_add_char(line, harmful ? ' ' : *c);
    }
    if (!*text)
        buffer_add_char(line, '-'); /* an empty field would leave the script's variable as it was */
}

void data_number(struct buffer *line, const char *number)
{
    buffer_add_text(line, number && *number ? number : "?");
}

bool data_job(struct chart_set *set, const struct chart_job *job, const struct buffer *data,
              struct error *err)
{
    struct arena *arena = set->arena;
    struct buffer *jobs = &set->jobs;
    set->count++;
    buffer_printf(jobs, "%s\t%d\t%s\t%d\t%.10g\t", job->kind, set->count, job->name, job->rows,
                  job->parameter);
    data_text(jobs, job->title);
    data_tab(jobs);
    data_text(jobs, job->subtitle ? job->subtitle : "");
    buffer_printf(jobs, "\t%d\t%d\t%d\n", job->width, job->height, job->in_report ? 1 : 0);
    if (data->overflow || jobs->overflow)
        return error_set(err, CODE_INTERNAL, "dữ liệu biểu đồ quá lớn");
    const char *name = arena_printf(arena, "%d.tsv", set->count);
    return path_write(path_join(arena, set->folder, name), buffer_span(data), 0600, err);
}

/* Bytes of the longest prefix of at most that many characters that ends at a word's end. */
static size_t word_cut(const char *text, size_t chars)
{
    size_t bytes = strlen(text), seen = 0, cut = 0;
    for (size_t i = 0; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80) seen++;
        if (seen > chars) return cut;
        if (text[i] == ' ') cut = i;
    }
    return bytes;
}

struct chart_job data_indicator_job(const struct chart_set *set, const struct xml_node *indicator,
                                    const char *kind, const char *prefix)
{
    struct chart_job job = {.kind = kind, .width = INDICATOR_WIDTH};
    job.name = arena_printf(set->arena, "%s-%s", prefix, xml_attribute_or(indicator, "code", ""));
    data_two_lines(set->arena, xml_child_text(indicator, "name", set->arena), TITLE_CHARS,
                   &job.title, &job.subtitle);
    return job;
}

void data_two_lines(struct arena *arena, const char *title, size_t line_chars,
                    const char **ret_first, const char **ret_second)
{
    size_t chars = utf8_chars(span_of(title)), even = chars / 2 + 5;
    size_t cut = word_cut(title, chars <= line_chars || even > line_chars ? line_chars : even);
    *ret_first = arena_strndup(arena, title, cut);
    *ret_second = title[cut] ? data_short(arena, title + cut + 1, line_chars) : "";
}

const char *data_short(struct arena *arena, const char *text, size_t chars)
{
    if (utf8_chars(span_of(text)) <= chars) return text;
    return arena_printf(arena, "%.*s…", (int)word_cut(text, chars - 1), text);
}

const char *data_tail(struct arena *arena, const char *text, size_t chars)
{
    const char *rest = text;
    while (utf8_chars(span_of(rest)) >= chars && strchr(rest, ' ')) rest = strchr(rest, ' ') + 1;
    return rest == text ? text : arena_printf(arena, "…%s", rest);
}

const struct xml_node *data_first(const struct chart_set *set, const char *list,
                                  const char *element)
{
    const struct xml_node *parent = set->root;
    if (strcmp(list, "indicators") == 0) parent = xml_child(parent, "catalogue");
    const struct xml_node *node = parent ? xml_child(parent, list) : NULL;
    return node ? xml_child(node, element) : NULL;
}

/* Bytes of the first `chars` characters. */
static size_t head_bytes(const char *text, size_t chars)
{
    size_t i = 0;
    for (size_t seen = 0; text[i]; i++)
        if ((text[i] & 0xC0) != 0x80 && ++seen > chars) break;
    return i;
}

/* Long names lose their middle: beginnings and ends tell them apart. */
static const char *fit_name(struct arena *arena, const char *name)
{
    size_t chars = utf8_chars(span_of(name));
    if (chars <= NAME_CHARS) return name;
    size_t tail = NAME_CHARS - NAME_HEAD_CHARS - 1;
    return arena_printf(arena, "%.*s…%s", (int)head_bytes(name, NAME_HEAD_CHARS), name,
                        name + head_bytes(name, chars - tail));
}

const char *data_unit_name(const struct chart_set *set, const char *unit)
{
    for (const struct xml_node *node = data_first(set, "units", "unit"); node;
         node = xml_next(node, "unit"))
        if (strcmp(xml_attribute_or(node, "code", ""), unit) == 0)
            return fit_name(set->arena, xml_attribute_or(node, "name", ""));
    return "";
}

static bool is_village(const struct chart_set *set, const char *unit)
{
    for (const struct xml_node *node = data_first(set, "units", "unit"); node;
         node = xml_next(node, "unit"))
        if (strcmp(xml_attribute_or(node, "code", ""), unit) == 0)
            return strcmp(xml_attribute_or(node, "kind", ""), "village") == 0;
    return false;
}

static int best_first(const void *a, const void *b)
{
    const struct chart_value *x = a, *y = b;
    if (!x->printed != !y->printed) return !x->printed ? 1 : -1;
    double left = x->printed ? atof(x->printed) : 0, right = y->printed ? atof(y->printed) : 0;
    if (left < right || left > right) return left < right ? 1 : -1;
    return strcmp(x->unit, y->unit);
}

static struct chart_value value_of(const struct chart_set *set, const struct xml_node *node)
{
    const char *met = xml_attribute_or(node, "met", ""), *unit = xml_attribute_or(node, "unit", "");
    return (struct chart_value){.unit = unit,
                                .name = data_unit_name(set, unit),
                                .printed = xml_attribute(node, "printed"),
                                .low = xml_attribute(node, "lowPrinted"),
                                .high = xml_attribute(node, "highPrinted"),
                                .numerator = xml_attribute(node, "numerator"),
                                .denominator = xml_attribute(node, "denominator"),
                                .bound_low = xml_attribute(node, "boundLow"),
                                .bound_high = xml_attribute(node, "boundHigh"),
                                .state = xml_attribute_or(node, "state", ""),
                                .hidden = xml_attribute(node, "hidden"),
                                .met = strcmp(met, "true") == 0,
                                .missed = strcmp(met, "false") == 0};
}

struct chart_value *data_values(const struct chart_set *set, const char *indicator,
                                size_t *ret_count, struct chart_value *ret_commune)
{
    size_t limit = xml_count(xml_child(set->root, "units"), "unit"), count = 0;
    struct chart_value *values = arena_array(set->arena, limit, sizeof *values), previous = {0};
    for (const struct xml_node *node = data_first(set, "values", "value"); node;
         node = xml_next(node, "value")) {
        const char *role = xml_attribute_or(node, "role", ""),
                   *unit = xml_attribute_or(node, "unit", "");
        if (strcmp(xml_attribute_or(node, "indicator", ""), indicator) != 0) continue;
        if (strcmp(role, set->year_role) == 0 && strcmp(unit, "COMMUNE") == 0)
            *ret_commune = value_of(set, node);
        if (!is_village(set, unit)) continue;
        if (strcmp(role, set->year_role) == 0 && count < limit)
            values[count++] = value_of(set, node);
        previous.printed = xml_attribute(node, "printed");
        if (strcmp(role, "previous") == 0 && count > 0 && strcmp(values[count - 1].unit, unit) == 0)
            values[count - 1].previous = previous.printed;
    }
    qsort(values, count, sizeof *values, best_first);
    *ret_count = count;
    return values;
}
