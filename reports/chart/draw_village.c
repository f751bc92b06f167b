/*
 * draw_village: twelve months of a village, the indicators of section II of the plan as small
 *               multiples.
 * Data: panel, month number of the series (1 = the oldest), percentage, month's label, target,
 *       first and second line of the
 * panel's title.
 */
#include "chart/draw.h"

#include <stdlib.h>
#include <string.h>

enum {
    DATA_LIMIT_BYTES = 1 << 20,
    WIDTH = 960,
    PANEL_HEIGHT = 190,
    COLUMNS = 3,
    PANEL_CHARS = 38,
    MONTHS = 12
};

/* Months from the start of the calendar, to count with: "2026-03" -> 24314. */
static int month_number(const char *month)
{
    return (int)(strtol(month, NULL, 10) * 12 + strtol(month + 5, NULL, 10)) - 1;
}

struct panel {
    struct chart_set *set;
    struct buffer *data;
    const char *unit, *target, *first, *second;
    int number, last_month;
};

static void add_panel(const struct panel *panel, const char *indicator)
{
    struct arena *arena = panel->set->arena;
    const char *printed[MONTHS] = {0};
    const struct xml_node *node = data_first(panel->set, "series", "point");
    for (; node; node = xml_next(node, "point")) {
        if (strcmp(xml_attribute_or(node, "unit", ""), panel->unit) != 0 ||
            strcmp(xml_attribute_or(node, "indicator", ""), indicator) != 0)
            continue;
        int ago = panel->last_month - month_number(xml_attribute_or(node, "month", "0000-00"));
        if (ago >= 0 && ago < MONTHS) printed[MONTHS - 1 - ago] = xml_attribute(node, "printed");
    }
    for (int i = 0; i < MONTHS; i++) {
        int month = panel->last_month - MONTHS + 1 + i;
        buffer_printf(panel->data, "%d\t%d\t", panel->number, i + 1);
        data_number(panel->data, printed[i]);
        data_tab(panel->data);
        data_text(panel->data, arena_printf(arena, "%d", month % 12 + 1));
        buffer_printf(panel->data, "\t%.6f\t", atof(panel->target) * 100);
        data_text(panel->data, panel->first);
        data_tab(panel->data);
        data_text(panel->data, panel->second);
        data_end(panel->data);
    }
}

static bool draw_village(struct chart_set *set, const char *unit, const char *name,
                         struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    struct panel panel = {.set = set, .data = &data, .unit = unit};
    buffer_init(&data, DATA_LIMIT_BYTES);
    panel.last_month =
        month_number(xml_attribute_or(xml_child(set->root, "period"), "lastMonth", "0000-00"));
    const struct xml_node *node = data_first(set, "indicators", "indicator");
    for (; node; node = xml_next(node, "indicator")) {
        panel.target = xml_attribute(node, "target");
        if (!panel.target || strncmp(xml_attribute_or(node, "plan", ""), "II.", 3) != 0) continue;
        panel.number++;
        data_two_lines(set->arena, xml_child_text(node, "name", set->arena), PANEL_CHARS,
                       &panel.first, &panel.second);
        add_panel(&panel, xml_attribute_or(node, "code", ""));
    }
    int rows = (panel.number + COLUMNS - 1) / COLUMNS;
    struct chart_job job = {.kind = "village",
                            .name = arena_printf(set->arena, "thon-%s", unit),
                            .title = arena_printf(set->arena, "Thôn %s: 12 tháng", name),
                            .parameter = COLUMNS,
                            .rows = panel.number,
                            .width = WIDTH,
                            .height = 50 + PANEL_HEIGHT * rows};
    return panel.number == 0 || data_job(set, &job, &data, err);
}

/* The published edition has no months. */
bool draw_villages(struct chart_set *set, struct error *err)
{
    if (!data_first(set, "series", "point")) return true;
    for (const struct xml_node *unit = data_first(set, "units", "unit"); unit;
         unit = xml_next(unit, "unit"))
        if (strcmp(xml_attribute_or(unit, "kind", ""), "village") == 0 &&
            !draw_village(set, xml_attribute_or(unit, "code", ""),
                          xml_attribute_or(unit, "name", ""), err))
            return false;
    return true;
}
