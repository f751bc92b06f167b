-- report_figures: measures of the period and of the plan year to date.
-- Grain: one row per measure, unit and period. Parameters: $1 commune, $2 period. NULL (no claim) is left out.
SELECT v.measure, v.village_code AS unit, v.period, trim_scale(round(v.value, 16)) AS value
  FROM mart.period AS p
  JOIN mart.measure_value AS v ON v.commune_code = p.commune_code AND v.period IN (p.period, p.year_period)
  JOIN mart.measure AS m ON m.commune_code = v.commune_code AND m.measure = v.measure
 WHERE p.commune_code = $1 AND p.period = $2 AND v.value IS NOT NULL
 ORDER BY m.position, v.measure, v.village_code, v.period
