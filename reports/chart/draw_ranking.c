/*
 * draw_ranking: the ranking's drawings.
 * Data of xep-hang: place, village, points, label, number of the grade (from 1, best first),
 * grade's name. Data of xep-hang-nhom: place, village, from, to, number of the group, group's name:
 * one row per village and group.
 */
#include "chart/draw.h"

#include <stdlib.h>
#include <string.h>

enum { DATA_LIMIT_BYTES = 8 << 20, WIDTH = 900, TOP_PIXELS = 175, ROW_PIXELS = 24 };

static const struct xml_node *scores_list(const struct chart_set *set, const char *list,
                                          const char *element)
{
    const struct xml_node *scores = xml_child(set->root, "scores"),
                          *parent = scores ? xml_child(scores, list) : NULL;
    return parent ? xml_child(parent, element) : NULL;
}

static const char *with_comma(struct arena *arena, const char *number)
{
    char *text = arena_strdup(arena, number), *point = strchr(text, '.');
    if (point) *point = ',';
    return text;
}

static int grade_number(const struct chart_set *set, const char *grade)
{
    int number = 1;
    for (const struct xml_node *node = scores_list(set, "grades", "grade"); node;
         node = xml_next(node, "grade"), number++)
        if (strcmp(xml_attribute_or(node, "code", ""), grade) == 0) return number;
    return 0;
}

static const char *rank_label(struct arena *arena, const struct xml_node *total)
{
    const char *points = with_comma(arena, xml_attribute_or(total, "points", "")),
               *rank = xml_attribute(total, "rank");
    const char *low = xml_attribute(total, "rankLow"), *high = xml_attribute(total, "rankHigh");
    if (!rank) return "chưa xếp hạng";
    if (!low || !high) return arena_printf(arena, "%s  (hạng %s)", points, rank);
    return arena_printf(arena, "%s  (hạng %s; khoảng %s–%s)", points, rank, low, high);
}

static bool draw_totals(struct chart_set *set, struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    int place = 0;
    double most = 0;
    buffer_init(&data, DATA_LIMIT_BYTES);
    for (const struct xml_node *node = scores_list(set, "totals", "total"); node;
         node = xml_next(node, "total")) {
        const char *points = xml_attribute(node, "points");
        if (points && strtod(points, NULL) > most) most = strtod(points, NULL);
        buffer_printf(&data, "%d\t", ++place);
        data_text(&data, data_unit_name(set, xml_attribute_or(node, "unit", "")));
        data_tab(&data);
        data_number(&data, points);
        data_tab(&data);
        data_text(&data, rank_label(set->arena, node));
        buffer_printf(&data, "\t%d\t", grade_number(set, xml_attribute_or(node, "grade", "")));
        data_text(&data, xml_attribute_or(node, "gradeName", ""));
        data_end(&data);
    }
    struct chart_job job = {.kind = "ranking",
                            .name = "xep-hang",
                            .title = "Xếp hạng các thôn theo tổng điểm",
                            .parameter = most,
                            .rows = place,
                            .width = WIDTH,
                            .height = TOP_PIXELS + ROW_PIXELS * place};
    return place == 0 || data_job(set, &job, &data, err);
}

/* The groups right below the total, then the bonus; a penalty is drawn by none. */
static bool is_segment(const struct xml_node *node)
{
    const char *kind = xml_attribute_or(node, "kind", "");
    bool top = strcmp(xml_attribute_or(node, "depth", ""), "1") == 0;
    return (top && strcmp(kind, "group") == 0) ||
           (strcmp(kind, "bonus") == 0 && !xml_attribute(node, "parent"));
}

/* Number of a segment, from 1; 0 = another node. */
static int group_number(const struct chart_set *set, const char *code, const char **ret_name)
{
    int number = 0;
    for (const struct xml_node *node = scores_list(set, "nodes", "node"); node;
         node = xml_next(node, "node")) {
        if (!is_segment(node)) continue;
        number++;
        *ret_name = xml_attribute_or(node, "name", "");
        if (strcmp(xml_attribute_or(node, "code", ""), code) == 0) return number;
    }
    return 0;
}

static void add_segments(struct chart_set *set, struct buffer *data, int place, const char *unit)
{
    double from = 0;
    for (const struct xml_node *node = scores_list(set, "groups", "group"); node;
         node = xml_next(node, "group")) {
        const char *name = "";
        int number = group_number(set, xml_attribute_or(node, "node", ""), &name);
        if (number == 0 || strcmp(xml_attribute_or(node, "unit", ""), unit) != 0) continue;
        double points = strtod(xml_attribute_or(node, "points", "0"), NULL);
        buffer_printf(data, "%d\t", place);
        data_text(data, data_unit_name(set, unit));
        buffer_printf(data, "\t%.4f\t%.4f\t%d\t", from, from + points, number);
        data_text(data, data_short(set->arena, name, 40));
        data_end(data);
        from += points;
    }
}

static bool draw_groups(struct chart_set *set, struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    int place = 0, groups = 0;
    const char *name;
    if (!scores_list(set, "groups", "group")) return true; /* the published edition has none */
    buffer_init(&data, DATA_LIMIT_BYTES);
    for (const struct xml_node *node = scores_list(set, "nodes", "node"); node;
         node = xml_next(node, "node")) {
        int number = group_number(set, xml_attribute_or(node, "code", ""), &name);
        groups = number > groups ? number : groups;
    }
    for (const struct xml_node *node = scores_list(set, "totals", "total"); node;
         node = xml_next(node, "total"))
        add_segments(set, &data, ++place, xml_attribute_or(node, "unit", ""));
    struct chart_job job = {.kind = "stack",
                            .name = "xep-hang-nhom",
                            .title = "Điểm theo nhóm tiêu chí",
                            .parameter = groups,
                            .rows = place,
                            .width = WIDTH,
                            .height = TOP_PIXELS - 40 + ROW_PIXELS * (place + groups)};
    return place == 0 || groups == 0 || data_job(set, &job, &data, err);
}

bool draw_ranking(struct chart_set *set, struct error *err)
{
    return draw_totals(set, err) && draw_groups(set, err);
}
