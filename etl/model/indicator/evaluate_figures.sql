-- evaluate_figures: measures over periods: a flow is summed over the months, a stock or year-to-date figure is that of the
-- last month of the period that has begun.
-- Grain:  one row per village, begun period and measure that an indicator names. Reads: measure.value, ref.month, ref.period.
-- Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all), $4 period (NULL: all).
-- Out:    period_value; year_value: the same, but flows from the start of the plan year.
INSERT INTO pg_temp.period_figure (village_code, period, measure, period_value, year_value)
WITH named AS (
    SELECT measure FROM ref.indicator_term WHERE commune_code = $1
    UNION
    SELECT unnest(ARRAY[claim, direct, largest, total, highest, population])
      FROM ref.indicator_bounds WHERE commune_code = $1
), monthly AS (
    SELECT v.village_code, v.month, m.year, v.measure, v.kind, v.value,
           CASE WHEN v.kind = 'flow' THEN sum(v.value) OVER (PARTITION BY v.village_code, v.measure, m.year
                                                                 ORDER BY v.month) ELSE v.value END AS running
      FROM measure.value AS v
      JOIN named USING (measure)
      JOIN ref.month AS m ON m.commune_code = v.commune_code AND m.month = v.month
     WHERE v.commune_code = $1 AND m.starts_on <= $2 AND ($3::text[] IS NULL OR v.village_code = ANY ($3))
)
SELECT m.village_code, p.period, m.measure,
       CASE WHEN m.kind = 'flow' THEN sum(m.value) ELSE (array_agg(m.value ORDER BY m.month DESC))[1] END,
       (array_agg(m.running ORDER BY m.month DESC))[1]
  FROM monthly AS m
  JOIN ref.period AS p ON p.commune_code = $1 AND p.year = m.year AND m.month BETWEEN p.first_month AND p.last_month
 WHERE $4::text IS NULL OR p.period = $4
 GROUP BY m.village_code, p.period, m.measure, m.kind;
