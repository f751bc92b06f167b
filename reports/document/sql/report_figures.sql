-- report_figures: measures of the period and of the plan year to date.
-- Grain: one row per measure, unit and period. Parameters: $1 commune, $2 period. NULL (no claim) is left out.
-- The periods stand in an array so that the view adds up these two only, not every period it knows.
SELECT v.measure, v.village_code AS unit, v.period, trim_scale(round(v.value, 16)) AS value
  FROM mart.measure_value AS v
  JOIN mart.measure AS m ON m.commune_code = v.commune_code AND m.measure = v.measure
 WHERE v.commune_code = $1 AND v.value IS NOT NULL
   AND v.period = ANY (ARRAY(SELECT unnest(ARRAY[p.period, p.year_period]) FROM mart.period AS p
                              WHERE p.commune_code = $1 AND p.period = $2))
 ORDER BY m.position, v.measure, v.village_code, v.period
