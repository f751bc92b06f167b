-- evaluate_figures: measures over periods: a flow is summed over the months, a stock or year-to-date figure is that of the
-- last month of the period that has begun (and in which the village existed).
-- Grain:  one row per village, period and measure that an indicator names. Reads: pg_temp.scope, measure.value, ref.month,
--         ref.period. Parameters: $1 commune, $2 as-of date.
-- Out:    period_value; year_value: the same, but flows from the start of the plan year.
INSERT INTO pg_temp.period_figure (village_code, period, measure, period_value, year_value)
WITH named AS (
    SELECT measure FROM ref.indicator_term WHERE commune_code = $1
    UNION
    SELECT unnest(ARRAY[claim, direct, largest, total, highest, population])
      FROM ref.indicator_bounds WHERE commune_code = $1
), monthly AS MATERIALIZED (
    SELECT v.village_code, v.month, v.measure, v.kind, v.value,
           CASE WHEN v.kind = 'flow' THEN sum(v.value) OVER (PARTITION BY v.village_code, v.measure, m.year
                                                                 ORDER BY v.month) ELSE v.value END AS running
      FROM measure.value AS v
      JOIN named USING (measure)
      JOIN ref.month AS m ON m.commune_code = v.commune_code AND m.month = v.month
     WHERE v.commune_code = $1 AND m.starts_on <= $2 AND v.village_code IN (SELECT village_code FROM pg_temp.scope)
       AND m.year IN (SELECT p.year FROM pg_temp.scope JOIN ref.period AS p USING (period) WHERE p.commune_code = $1)
), span AS (
    SELECT m.village_code, m.measure, p.period, max(m.month) AS last_month,
           sum(m.value) FILTER (WHERE m.kind = 'flow') AS total
      FROM monthly AS m
      JOIN ref.period AS p ON p.commune_code = $1 AND m.month BETWEEN p.first_month AND p.last_month
      JOIN pg_temp.scope AS c ON c.village_code = m.village_code AND c.period = p.period
     GROUP BY 1, 2, 3
)
SELECT s.village_code, s.period, s.measure, CASE m.kind WHEN 'flow' THEN s.total ELSE m.value END, m.running
  FROM span AS s
  JOIN monthly AS m ON m.village_code = s.village_code AND m.measure = s.measure AND m.month = s.last_month;
