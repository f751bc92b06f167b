/*
 * draw_funnel: a dossier ratio against its denominator, with the limits of chance.
 *
 * Data:   denominator, percentage, 1 where outside the limits, label ("-" = none), height of the
 *         label, 1 where the label stands left of its point.
 * Rules:  only villages outside the limits are named; a name moves up until it lies on no other.
 * Source: Spiegelhalter 2005, "Funnel plots"; 1.96 standard errors of the binomial.
 */
#include "chart/draw.h"

#include <math.h>
#include <stdlib.h>

enum { DATA_LIMIT_BYTES = 1 << 20, HEIGHT = 520, LABELS = 200 };
static const double LABEL_WIDTH = 0.26, LABEL_HEIGHT = 4.2; /* share of the width; per cent */

struct label {
    double from, to, height; /* place on the axis of cases, as a share of the widest */
};

struct funnel {
    double commune, most; /* per cent; greatest denominator */
    struct label labels[LABELS];
    size_t count;
};

static bool is_outside(const struct funnel *funnel, double cases, double percent)
{
    double p = funnel->commune / 100;
    return cases > 0 && fabs(percent - funnel->commune) > 196 * sqrt(p * (1 - p) / cases);
}

/* The height at which the label lies on no earlier one. */
static double place_label(struct funnel *funnel, double from, double height)
{
    for (size_t i = 0; i < funnel->count; i++) {
        const struct label *other = &funnel->labels[i];
        bool beside = from + LABEL_WIDTH < other->from || from > other->to;
        if (beside || fabs(height - other->height) >= LABEL_HEIGHT) continue;
        height = other->height + LABEL_HEIGHT;
        i = (size_t)-1; /* the new height is held against all again */
    }
    if (funnel->count < LABELS)
        funnel->labels[funnel->count++] = (struct label){from, from + LABEL_WIDTH, height};
    return height;
}

static void add_point(struct funnel *funnel, struct buffer *data, const struct chart_value *value)
{
    if (!value->printed || !value->denominator) return;
    double cases = atof(value->denominator), percent = atof(value->printed);
    bool outside = is_outside(funnel, cases, percent), left = cases > 0.6 * funnel->most;
    double from = cases / funnel->most - (left ? LABEL_WIDTH : 0);
    data_number(data, value->denominator);
    data_tab(data);
    data_number(data, value->printed);
    buffer_printf(data, "\t%d\t", outside ? 1 : 0);
    data_text(data, outside ? value->name : "");
    buffer_printf(data, "\t%.2f\t%d", outside ? place_label(funnel, from, percent) : percent,
                  left ? 1 : 0);
    data_end(data);
}

static bool draw_funnel(struct chart_set *set, const struct xml_node *indicator, struct error *err)
{
    struct buffer data BUFFER_AUTO = {0};
    struct chart_value commune = {0};
    size_t count = 0;
    struct chart_value *values =
        data_values(set, xml_attribute_or(indicator, "code", ""), &count, &commune);
    if (!commune.printed || count == 0) return true;
    struct funnel *funnel = arena_alloc(set->arena, sizeof *funnel);
    *funnel = (struct funnel){.commune = atof(commune.printed), .most = 1};
    for (size_t i = 0; i < count; i++)
        if (values[i].denominator && atof(values[i].denominator) > funnel->most)
            funnel->most = atof(values[i].denominator);
    buffer_init(&data, DATA_LIMIT_BYTES);
    buffer_add_text(&data, "?\t?\t0\t-\t?\t0\n"); /* so that there is a row to read */
    for (size_t i = 0; i < count; i++) add_point(funnel, &data, &values[i]);
    struct chart_job job = data_indicator_job(set, indicator, "funnel", "pheu");
    job.parameter = funnel->commune;
    job.rows = (int)funnel->most;
    job.height = HEIGHT;
    return data_job(set, &job, &data, err);
}

bool draw_funnels(struct chart_set *set, struct error *err)
{
    const struct xml_node *node = data_first(set, "indicators", "indicator");
    for (; node; node = xml_next(node, "indicator"))
        if (xml_attribute_bool(node, "unattributed", false) && !draw_funnel(set, node, err))
            return false;
    return true;
}
