/*
 * draw: see draw.h. Figures come as the document prints them; sizes grow with the number of
 *       villages.
 */
#include "chart/draw.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { DATA_LIMIT_BYTES = 8 << 20, TOP_PIXELS = 165, ROW_PIXELS = 24, HEADING_CHARS = 42 };
static const double CHAR_PERCENT = 1.05; /* width of a label's character on the axis of per cent */
#define NO_BREAK_SPACE "\xC2\xA0"

/* How a bar is drawn; the scripts know the same numbers. */
enum bar { BAR_NONE, BAR_MET, BAR_MISSED, BAR_THIN, BAR_PLAIN };

static enum bar bar_of(const struct chart_value *value)
{
    if (!value->printed) return BAR_NONE;
    if (strcmp(value->state, "unreliable") == 0) return BAR_THIN;
    return value->met ? BAR_MET : value->missed ? BAR_MISSED : BAR_PLAIN;
}

/* "87.50" as people read it: 87,5%; else the state in words. */
static const char *label_of(struct arena *arena, const struct chart_value *value)
{
    if (value->hidden) return strcmp(value->hidden, "small") == 0 ? "số nhỏ, không công bố" : "ẩn";
    if (!value->printed && strcmp(value->state, "unreliable") == 0) return "mẫu quá ít";
    if (!value->printed)
        return strcmp(value->state, "not_applicable") == 0 ? "không phát sinh" : "chưa báo cáo";
    char *text = arena_strdup(arena, value->printed), *point = strchr(text, '.');
    if (point) {
        for (char *end = text + strlen(text) - 1; end > point && *end == '0'; end--) *end = '\0';
        *point = ',';
        if (!point[1]) *point = '\0';
    }
    const char *flag = strcmp(value->state, "inconsistent") == 0 ? " ⚑" : "";
    return arena_printf(arena, "%s%%%s", text, flag);
}

/* Right of all that is drawn of the row, and of the target line where the label would lie on it;
 * target in per cent, below 0 = none. */
static double label_place(const struct chart_value *value, const char *label, double target)
{
    double bar = value->printed ? atof(value->printed) : 0,
           high = value->high ? atof(value->high) : 0;
    double end = bar > high ? bar : high, width = CHAR_PERCENT * (double)utf8_chars(span_of(label));
    double place = (end > 106 ? 106 : end) + 1.3;
    return place < target + 1 && place + width > target - 1 ? target + 1.3 : place;
}

/* In per cent; below 0 = none. */
static double target_of(const struct xml_node *indicator)
{
    return atof(xml_attribute_or(indicator, "target", "-1")) * 100;
}

static void add_bar(struct chart_set *set, struct buffer *data, size_t place,
                    const struct chart_value *value, double target)
{
    const char *label = label_of(set->arena, value);
    buffer_printf(data, "%zu\t", place);
    data_text(data, value->name);
    data_tab(data);
    data_number(data, value->printed);
    data_tab(data);
    data_text(data, label);
    buffer_printf(data, "\t%d\t", (int)bar_of(value));
    data_number(data, value->previous);
    data_tab(data);
    data_number(data, value->low);
    data_tab(data);
    data_number(data, value->high);
    buffer_printf(data, "\t%.2f", label_place(value, label, target));
    data_end(data);
}

/* Is it the indicator by which the commune misses one of the six targets? (docx.xsl shows those.) */
static bool is_missed(const struct chart_set *set, const char *indicator)
{
    for (const struct xml_node *goal = data_first(set, "goals", "goal"); goal;
         goal = xml_next(goal, "goal"))
        if (strcmp(xml_attribute_or(goal, "unit", ""), "COMMUNE") == 0 &&
            strcmp(xml_attribute_or(goal, "state", ""), "missed") == 0 &&
            strcmp(xml_attribute_or(goal, "indicator", ""), indicator) == 0)
            return true;
    return false;
}

static bool draw_target(struct chart_set *set, const struct xml_node *indicator, struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    struct chart_value commune = {0};
    size_t count = 0;
    const char *code = xml_attribute_or(indicator, "code", "");
    struct chart_value *values = data_values(set, code, &count, &commune);
    buffer_init(&data, DATA_LIMIT_BYTES);
    commune.name = "TOÀN XÃ";
    double target = target_of(indicator);
    add_bar(set, &data, 0, &commune, target);
    for (size_t i = 0; i < count; i++) add_bar(set, &data, i + 1, &values[i], target);
    struct chart_job job = data_indicator_job(set, indicator, "target", "muc-tieu");
    job.parameter = target;
    job.rows = (int)count + 1;
    job.in_report = is_missed(set, code);
    job.height = TOP_PIXELS + ROW_PIXELS * job.rows;
    return data_job(set, &job, &data, err);
}

bool draw_targets(struct chart_set *set, struct error *err)
{
    const struct xml_node *node = data_first(set, "indicators", "indicator");
    for (; node; node = xml_next(node, "indicator"))
        if (!draw_target(set, node, err)) return false;
    return true;
}

/* One cell of the heat map: column, row, figure, label, kind, name of the row. */
static void add_cell(struct buffer *data, const char *x, size_t row, const char *printed,
                     const char *label, int kind, const char *name)
{
    data_number(data, x);
    buffer_printf(data, "\t%zu\t", row);
    data_number(data, printed);
    data_tab(data);
    data_text(data, label);
    buffer_printf(data, "\t%d\t", kind);
    data_text(data, name);
    data_end(data);
}

bool draw_heat(struct chart_set *set, struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    int columns = 0, rows = 0;
    buffer_init(&data, DATA_LIMIT_BYTES);
    const struct xml_node *node = data_first(set, "indicators", "indicator");
    for (; node; node = xml_next(node, "indicator")) {
        if (!xml_attribute(node, "target")) continue;
        struct chart_value commune = {0};
        size_t count = 0, row = 0;
        struct chart_value *values =
            data_values(set, xml_attribute_or(node, "code", ""), &count, &commune);
        const char *x = arena_printf(set->arena, "%d", ++columns);
        const char *name =
            data_tail(set->arena, xml_child_text(node, "name", set->arena), HEADING_CHARS);
        add_cell(&data, x, 0, NULL, name, -1, NO_BREAK_SPACE);
        const struct xml_node *unit = data_first(set, "units", "unit");
        for (; unit; unit = xml_next(unit, "unit"))
            if (strcmp(xml_attribute_or(unit, "kind", ""), "village") == 0) {
                row++;
                for (size_t i = 0; i < count; i++)
                    if (strcmp(values[i].unit, xml_attribute_or(unit, "code", "")) == 0)
                        add_cell(&data, x, row, values[i].printed,
                                 values[i].printed  ? label_of(set->arena, &values[i])
                                 : values[i].hidden ? "·"
                                                    : "–",
                                 (int)bar_of(&values[i]), values[i].name);
            }
        rows = (int)row;
    }
    struct chart_job job = {.kind = "heat",
                            .name = "ban-do-nhiet",
                            .title = "Các chỉ tiêu có mục tiêu, theo thôn (lũy kế năm)",
                            .parameter = columns,
                            .rows = rows,
                            .in_report = true,
                            .width = 300 + 62 * columns,
                            .height = 320 + ROW_PIXELS * rows};
    return columns == 0 || data_job(set, &job, &data, err);
}

/* A number of persons as a share of the population, in per cent. */
static const char *share(struct arena *arena, const char *persons, const char *population)
{
    if (!persons || !population || atof(population) <= 0) return NULL;
    return arena_printf(arena, "%.4f", atof(persons) * 100 / atof(population));
}

static bool draw_claim(struct chart_set *set, const struct xml_node *indicator, struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    struct chart_value commune = {0};
    size_t count = 0, bounded = 0;
    const char *code = xml_attribute_or(indicator, "code", "");
    struct chart_value *values = data_values(set, code, &count, &commune);
    buffer_init(&data, DATA_LIMIT_BYTES);
    for (size_t i = 0; i < count; i++) {
        struct chart_value *value = &values[i];
        bounded += value->bound_low || value->bound_high;
        value->low = share(set->arena, value->bound_low, value->denominator);
        value->high = share(set->arena, value->bound_high, value->denominator);
        value->previous = strcmp(value->state, "inconsistent") == 0 ? value->printed : NULL;
        add_bar(set, &data, i + 1, value, target_of(indicator));
    }
    if (bounded == 0) return true;
    struct chart_job job = data_indicator_job(set, indicator, "claim", "doi-chung");
    job.parameter = target_of(indicator);
    job.rows = (int)count;
    job.height = TOP_PIXELS + ROW_PIXELS * job.rows;
    return data_job(set, &job, &data, err);
}

bool draw_claims(struct chart_set *set, struct error *err)
{
    const struct xml_node *node = data_first(set, "indicators", "indicator");
    for (; node; node = xml_next(node, "indicator"))
        if (!draw_claim(set, node, err)) return false;
    return true;
}
