-- evaluate_villages: every indicator of every village (and of UNKNOWN, OUTSIDE where they count), from the catalogue alone.
-- Grain:  one row per village, period, indicator. Reads: pg_temp.period_figure, ref.indicator, ref.indicator_term,
--         ref.indicator_bounds, ref.period, ref.setting. Parameters: $1 commune, $2 as-of date.
-- Rules:  not_applicable where the frame is 0; no_report without evidence or without a needed figure; not_applicable x / 0;
--         inconsistent where a claim breaks its bounds or more answered than the frame holds; unreliable where a survey is
--         too thin; else ok.
-- Source: spec/indicators.md "States", "Reach", "Survey estimates", "Rulings".
INSERT INTO pg_temp.result (village_code, period, indicator, state, numerator, denominator, value, ci_low, ci_high, frame,
                            bound_low, bound_high, provisional)
WITH period AS (
    SELECT period, ends_on, least(ends_on, $2::date) AS on_day,
           coalesce(ref.setting_on($1, 'survey_responses_minimum', least(ends_on, $2::date)), 5) AS responses,
           coalesce(ref.setting_on($1, 'survey_width_maximum', least(ends_on, $2::date)), 0.5) AS width
      FROM ref.period WHERE commune_code = $1
), term AS (
    SELECT f.village_code, f.period, t.indicator, t.role, t.coefficient,
           CASE t.span WHEN 'year' THEN f.year_value ELSE f.period_value END AS figure,
           CASE WHEN t.at_least_setting IS NULL THEN t.at_least
                ELSE ref.setting_on($1, t.at_least_setting, p.on_day) END AS at_least
      FROM ref.indicator_term AS t
      JOIN ref.indicator AS i USING (commune_code, indicator)
      JOIN pg_temp.period_figure AS f USING (measure)
      JOIN period AS p USING (period)
     WHERE t.commune_code = $1 AND (i.unattributed OR f.village_code NOT IN ('UNKNOWN', 'OUTSIDE'))
), side AS (
    SELECT village_code, period, indicator, role, sum(coefficient * figure) AS total, min(figure) AS least,
           count(*) FILTER (WHERE figure > 0) AS positive, bool_or(figure IS NULL) AS missing,
           bool_and(figure >= at_least)::int AS met
      FROM term GROUP BY 1, 2, 3, 4
), expression AS (
    SELECT s.village_code, s.period, s.indicator, s.role,
           CASE WHEN s.role IN ('evidence', 'frame') THEN coalesce(s.total, CASE s.role WHEN 'evidence' THEN 0 END)
                WHEN s.missing THEN NULL
                ELSE CASE CASE s.role WHEN 'numerator' THEN i.numerator_op ELSE i.denominator_op END
                     WHEN 'sum' THEN s.total WHEN 'least' THEN s.least WHEN 'count_positive' THEN s.positive
                     WHEN 'condition' THEN s.met END END AS figure
      FROM side AS s JOIN ref.indicator AS i ON i.commune_code = $1 AND i.indicator = s.indicator
), claim AS (
    SELECT f.village_code, f.period, b.indicator, b.claim,
           max(f.period_value) FILTER (WHERE f.measure = b.claim) AS claimed,
           max(f.period_value) FILTER (WHERE f.measure = b.direct) AS direct,
           max(f.period_value) FILTER (WHERE f.measure = b.largest) AS largest,
           max(f.period_value) FILTER (WHERE f.measure = b.total) AS total,
           max(f.period_value) FILTER (WHERE f.measure = b.highest) AS highest,
           max(f.period_value) FILTER (WHERE f.measure = b.population) AS population
      FROM ref.indicator_bounds AS b
      JOIN pg_temp.period_figure AS f ON f.measure IN (b.claim, b.direct, b.largest, b.total, b.highest, b.population)
     WHERE b.commune_code = $1 GROUP BY 1, 2, 3, 4
), bound AS (
    SELECT c.village_code, c.period, c.indicator, min(low) AS low, min(high) AS high,
           bool_or(claimed < low OR claimed > high OR claimed < highest) AS broken
      FROM claim AS c, LATERAL (SELECT greatest(direct, least(largest, population)) AS low,
                                       least(population, direct + total) AS high) AS limits
     GROUP BY 1, 2, 3
), operand AS (
    SELECT e.village_code, e.period, i.indicator, i.capped, i.commune_rule = 'stratified' AS survey,
           coalesce(max(figure) FILTER (WHERE role = 'numerator'), i.numerator_value) AS raw,
           coalesce(max(figure) FILTER (WHERE role = 'denominator'), i.denominator_value) AS denominator,
           max(figure) FILTER (WHERE role = 'evidence') AS evidence, max(figure) FILTER (WHERE role = 'frame') AS frame
      FROM expression AS e JOIN ref.indicator AS i ON i.commune_code = $1 AND i.indicator = e.indicator
     GROUP BY 1, 2, 3, 4, 5, i.numerator_value, i.denominator_value
), judged AS (
    SELECT o.*, p.ends_on, b.low AS bound_low, b.high AS bound_high, ci.low AS ci_low, ci.high AS ci_high,
           CASE WHEN o.capped AND o.raw > o.denominator THEN o.denominator ELSE o.raw END AS numerator,
           CASE WHEN o.frame = 0 AND NOT (o.survey AND o.denominator > 0) THEN 'not_applicable'
                WHEN o.evidence <= 0 OR o.raw IS NULL OR o.denominator IS NULL THEN 'no_report'
                WHEN o.denominator = 0 THEN 'not_applicable'
                WHEN b.broken OR o.survey AND o.denominator > coalesce(o.frame, 0) THEN 'inconsistent'
                WHEN o.survey AND (o.denominator < p.responses AND o.denominator <> o.frame
                                   OR ci.high - ci.low > p.width) THEN 'unreliable'
                ELSE 'ok' END AS state
      FROM operand AS o
      JOIN period AS p USING (period)
      LEFT JOIN bound AS b USING (village_code, period, indicator)
      LEFT JOIN LATERAL (SELECT w.low, w.high
                           FROM stat.wilson_interval(o.raw::bigint, o.denominator::bigint, coalesce(o.frame, 0)::bigint,
                                                     0.95) AS w
                          WHERE o.survey AND o.denominator > 0 OFFSET 0) AS ci ON true -- OFFSET 0: asked only where so
)
SELECT village_code, period, indicator, state,
       CASE WHEN state = 'no_report' OR survey AND denominator = 0 THEN NULL ELSE numerator END,
       CASE WHEN state = 'no_report' OR survey AND denominator = 0 THEN NULL ELSE denominator END,
       CASE WHEN state IN ('ok', 'inconsistent', 'unreliable') THEN round(round(numerator, 40) / denominator, 30) END,
       ci_low, ci_high, frame, bound_low, bound_high, ends_on > $2::date
  FROM judged;
