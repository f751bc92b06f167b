-- table_values: gia-tri.csv: values of the year and its parts. Grain: one row per unit, period and indicator.
-- Parameters: $1 commune, $2 year, $3 revision.
SELECT r.village_code, r.period, r.indicator, r.state, r.numerator, r.denominator, r.value, r.ci_low, r.ci_high
  FROM seal.row AS w
 CROSS JOIN LATERAL jsonb_populate_record(NULL::indicator.value, w.content) AS r
 WHERE w.commune_code = $1 AND w.year = $2::int AND w.revision = $3::int AND w.relation = 'indicator.value'
 ORDER BY r.village_code COLLATE "C", r.period COLLATE "C", r.indicator COLLATE "C"
