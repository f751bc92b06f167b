/*
 * draw: which drawings there are: each function adds the jobs of its kind.
 */
#ifndef THIDUA_REPORTS_CHART_DRAW_H
#define THIDUA_REPORTS_CHART_DRAW_H

#include "chart/data.h"

/* muc-tieu-INDICATOR: villages sorted, target line, last period's mark, survey intervals. */
MUST_CHECK bool draw_targets(struct chart_set *set, struct error *err);
/* thon-VILLAGE: twelve months of the indicators of the six targets, small multiples. */
MUST_CHECK bool draw_villages(struct chart_set *set, struct error *err);
/* ban-do-nhiet: village x indicator with a target. */
MUST_CHECK bool draw_heat(struct chart_set *set, struct error *err);
/* pheu-INDICATOR: a dossier ratio against its denominator, so that a small village is not blamed
 * for noise. */
MUST_CHECK bool draw_funnels(struct chart_set *set, struct error *err);
/* doi-chung-INDICATOR: a claim against the bounds of its evidence. */
MUST_CHECK bool draw_claims(struct chart_set *set, struct error *err);

/* xep-hang: totals in the order of ranks, colours by grade, rank intervals; xep-hang-nhom: points
 * stacked by group. Nothing where the year has no points yet. */
MUST_CHECK bool draw_ranking(struct chart_set *set, struct error *err);

#endif
