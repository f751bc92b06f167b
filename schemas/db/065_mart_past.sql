-- 065_mart_past: past values on today's units: the past of a village is its own and that of the villages merged into it.
-- Grain:  one row per village that others were merged into, period and indicator, where one of those others had a value.
-- Rules:  the ratio of the sums, as everywhere; of a single part its own value. History stays with the unit of its day in
--         mart.value; this is what today's unit is compared with, and reports say so. met as in mart.value (021).
-- Reads:  ref.village, indicator.value. Source: spec/inputs.md "Reference list".

CREATE VIEW mart.past_value AS
WITH RECURSIVE lineage AS (
    SELECT commune_code, successor_code AS unit, village_code AS part FROM ref.village WHERE successor_code IS NOT NULL
    UNION
    SELECT l.commune_code, l.unit, v.village_code
      FROM lineage AS l JOIN ref.village AS v ON v.commune_code = l.commune_code AND v.successor_code = l.part
), part AS (
    SELECT commune_code, unit, part FROM lineage
    UNION
    SELECT commune_code, unit, unit FROM lineage
), past AS (
    SELECT p.commune_code, p.unit AS village_code, v.period, v.indicator, sum(v.numerator) AS numerator,
           sum(v.denominator) AS denominator, bool_or(v.provisional) AS provisional,
           CASE WHEN count(*) = 1 THEN max(v.value) ELSE round(sum(v.numerator) / nullif(sum(v.denominator), 0), 30) END AS value
      FROM part AS p
      JOIN indicator.value AS v ON v.commune_code = p.commune_code AND v.village_code = p.part AND v.value IS NOT NULL
     GROUP BY p.commune_code, p.unit, v.period, v.indicator
    HAVING bool_or(p.part <> p.unit)
)
SELECT v.commune_code, v.village_code, v.period, v.indicator, v.numerator, v.denominator, v.value, v.provisional, t.value AS target,
       CASE WHEN i.direction = 'lower' THEN v.numerator <= t.value * v.denominator
            ELSE v.numerator >= t.value * v.denominator END AS met
  FROM past AS v
  JOIN ref.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = v.indicator
  JOIN ref.period AS p ON p.commune_code = v.commune_code AND p.period = v.period
  LEFT JOIN ref.target_of_year AS t
         ON t.commune_code = v.commune_code AND t.indicator = v.indicator AND t.year = p.year
 WHERE v.value IS NOT NULL;

GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;
