-- evaluate_commune: every indicator of the commune from those of its villages, by the catalogue's rule.
-- Grain:  one row per period and indicator of pg_temp.moved, unit COMMUNE. Reads: indicator.value, ref.indicator,
--         ref.village, ref.period. Parameters: $1 commune, $2 as-of date.
-- Rules:  only villages with a value enter, and for figures of a day only those that still exist; inconsistent as soon as
--         one of them is. ratio_of_sums: with UNKNOWN and OUTSIDE where the indicator counts them. share_of_villages:
--         villages at 100%. stratified: estimate over villages with responses; no response at all is no_report.
-- Source: spec/indicators.md "Indicators", "Survey estimates", "Rulings".
INSERT INTO pg_temp.result (village_code, period, indicator, state, numerator, denominator, value, ci_low, ci_high, frame,
                            villages, detail, provisional)
WITH period AS (
    SELECT period, ends_on, least(ends_on, $2::date) AS on_day,
           coalesce(ref.setting_on($1, 'survey_responses_minimum', least(ends_on, $2::date)), 5) AS responses,
           coalesce(ref.setting_on($1, 'survey_width_maximum', least(ends_on, $2::date)), 0.5) AS width
      FROM ref.period WHERE commune_code = $1 AND period IN (SELECT period FROM pg_temp.moved)
), of_a_day AS (
    SELECT DISTINCT t.indicator FROM ref.indicator_term AS t JOIN ref.measure AS m USING (commune_code, measure)
     WHERE t.commune_code = $1 AND t.role IN ('numerator', 'denominator') AND m.kind = 'stock'
), unit AS (
    SELECT v.*, p.ends_on, p.responses, p.width, i.commune_rule, v.value IS NOT NULL AS valued, r.name IS NOT NULL AS village
      FROM pg_temp.moved AS w
     CROSS JOIN (SELECT village_code FROM ref.village WHERE commune_code = $1 UNION ALL VALUES ('UNKNOWN'), ('OUTSIDE')) AS u
      JOIN indicator.value AS v ON v.commune_code = $1 AND v.village_code = u.village_code AND v.period = w.period
                               AND v.indicator = w.indicator
      JOIN ref.indicator AS i ON i.commune_code = $1 AND i.indicator = w.indicator
      JOIN period AS p ON p.period = w.period
      LEFT JOIN ref.village AS r ON r.commune_code = $1 AND r.village_code = u.village_code
     WHERE (r.valid_to >= p.on_day OR r.name IS NULL OR v.indicator NOT IN (SELECT indicator FROM of_a_day))
), summed AS (
    SELECT period, indicator, commune_rule, ends_on, responses, width,
           sum(numerator) FILTER (WHERE valued) AS numerator, sum(denominator) FILTER (WHERE valued) AS denominator,
           count(*) FILTER (WHERE valued) AS valued, count(*) FILTER (WHERE valued AND value >= 1) AS full,
           count(*) FILTER (WHERE valued AND village)::int AS villages,
           bool_or(state = 'inconsistent') AS inconsistent, bool_or(state = 'not_applicable') AS any_without_cause,
           sum(frame) FILTER (WHERE village) AS frame_total, sum(frame) FILTER (WHERE valued) AS frame,
           bool_and(denominator = frame) FILTER (WHERE valued) AS census,
           array_agg(coalesce(frame, 0)::bigint) FILTER (WHERE valued) AS frames,
           array_agg(denominator::bigint) FILTER (WHERE valued) AS samples,
           array_agg(numerator::bigint) FILTER (WHERE valued) AS hits,
           array_agg(village_code ORDER BY village_code) FILTER (WHERE NOT valued AND frame > 0) AS not_covered,
           sum(frame) FILTER (WHERE NOT valued) AS not_covered_frame,
           array_agg(village_code ORDER BY village_code) FILTER (WHERE denominator = 1 AND frame > 1) AS single
      FROM unit
     GROUP BY 1, 2, 3, 4, 5, 6
), estimated AS (
    SELECT s.*, s.commune_rule = 'stratified' AS survey, e.low, e.high,
           CASE s.commune_rule WHEN 'share_of_villages' THEN s.full ELSE s.numerator END AS top,
           CASE s.commune_rule WHEN 'share_of_villages' THEN s.valued ELSE s.denominator END AS bottom,
           coalesce(e.p, CASE WHEN s.valued > 0 THEN round(round(
               CASE s.commune_rule WHEN 'share_of_villages' THEN s.full ELSE s.numerator END, 40)
               / CASE s.commune_rule WHEN 'share_of_villages' THEN s.valued ELSE s.denominator END, 30) END) AS value
      FROM summed AS s
      LEFT JOIN LATERAL (SELECT p.* FROM stat.stratified_proportion(s.frames, s.samples, s.hits, 0.95) AS p
                          WHERE s.commune_rule = 'stratified' AND s.valued > 0 OFFSET 0) AS e ON true
), judged AS (
    SELECT e.*, CASE WHEN valued = 0 AND survey THEN CASE WHEN frame_total = 0 THEN 'not_applicable' ELSE 'no_report' END
                     WHEN valued = 0 THEN CASE WHEN any_without_cause THEN 'not_applicable' ELSE 'no_report' END
                     WHEN inconsistent THEN 'inconsistent'
                     WHEN survey AND (bottom < responses AND census IS NOT TRUE OR high - low > width) THEN 'unreliable'
                     ELSE 'ok' END AS state
      FROM estimated AS e
)
SELECT 'COMMUNE', period, indicator, state, CASE state WHEN 'no_report' THEN NULL ELSE coalesce(top, 0) END,
       CASE state WHEN 'no_report' THEN NULL ELSE coalesce(bottom, 0) END, value, low, high, frame, villages,
       CASE WHEN survey THEN jsonb_build_object(
           'not_covered', coalesce(to_jsonb(not_covered), '[]'), 'not_covered_frame', coalesce(not_covered_frame, 0),
           'frame_total', frame_total, 'single_response', coalesce(to_jsonb(single), '[]')) END,
       ends_on > $2::date
  FROM judged;
