-- 024_mart_goal: where a unit stands against the six targets of the plan (section II.2).
-- Grain:  one row per unit, period and target number; an indicator belongs to target N if its plan reference has "II.2(N)".
-- Rules:  met: every indicator with a target value is met; missed: one at least is not; unknown: none is missed, but one has
--         no value or too thin an estimate; not_applicable: no indicator applies. worst: the indicator with the least value, missing first: the
--         one to work on. flagged: some value contradicts its evidence or is a thin estimate.
-- Source: the plan II.2, spec/reports.md "leaders (where do we stand against the six targets)".

CREATE VIEW mart.goal AS
SELECT v.commune_code, v.village_code, v.period, substring(i.plan FROM 'II\.2\(([0-9]+)\)')::int AS goal,
       CASE WHEN bool_or(v.met IS FALSE) THEN 'missed'
            WHEN bool_or(v.state IN ('no_report', 'unreliable')) THEN 'unknown'
            WHEN bool_and(v.met) THEN 'met'
            ELSE 'not_applicable' END AS state,
       bool_or(v.state IN ('inconsistent', 'unreliable')) AS flagged,
       (array_agg(v.indicator ORDER BY v.value / t.value NULLS FIRST, i.position))[1] AS worst,
       count(*) FILTER (WHERE v.met) AS met_count, count(*) AS indicator_count
  FROM mart.value AS v
  JOIN ref.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = v.indicator
  JOIN ref.period AS p ON p.commune_code = v.commune_code AND p.period = v.period
  JOIN ref.target_of_year AS t
    ON t.commune_code = v.commune_code AND t.indicator = v.indicator AND t.year = p.year AND t.value > 0
 WHERE i.plan ~ 'II\.2\([0-9]+\)'
 GROUP BY v.commune_code, v.village_code, v.period, goal;

GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;
