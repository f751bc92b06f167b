-- list_measures: stored measures. Parameters: $1 commune, $2 period whose months are wanted (NULL: the plan year), $3 village
-- (NULL: all). Grain: one row per month, village (then UNKNOWN, OUTSIDE) and published measure; empty value = no claim.
SELECT v.village_code, v.month, v.measure, stat.significant(v.value, 12)
  FROM measure.value AS v
  JOIN ref.measure AS m USING (commune_code, measure)
  JOIN ref.commune AS c USING (commune_code)
  JOIN ref.period AS p ON p.commune_code = v.commune_code AND p.period = coalesce($2::text, c.plan_year::text)
                      AND v.month BETWEEN p.first_month AND p.last_month
 WHERE v.commune_code = $1 AND NOT v.internal AND ($3::text IS NULL OR v.village_code = $3)
 ORDER BY v.month, array_position(ARRAY['UNKNOWN', 'OUTSIDE'], v.village_code::text) NULLS FIRST, v.village_code, m.position;
