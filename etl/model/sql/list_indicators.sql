-- list_indicators: stored values of indicators. Parameters: $1 commune, $2 period (NULL: the plan year's), $3 unit (NULL: all).
-- Grain: one row per period, unit, indicator; months, quarters, half-years, nine months, year; villages, then COMMUNE.
SELECT v.village_code, v.period, v.indicator, v.state, trim_scale(v.numerator)::text, trim_scale(v.denominator)::text,
       stat.significant(v.value, 12), stat.significant(v.ci_low, 12), stat.significant(v.ci_high, 12),
       CASE WHEN v.provisional THEN 'yes' ELSE 'no' END
  FROM indicator.value AS v
  JOIN ref.period AS p USING (commune_code, period)
  JOIN ref.commune AS c USING (commune_code)
 WHERE v.commune_code = $1 AND CASE WHEN $2::text IS NULL THEN p.year = c.plan_year ELSE p.period = $2 END
   AND ($3::text IS NULL OR v.village_code = $3) AND v.village_code NOT IN ('UNKNOWN', 'OUTSIDE')
 ORDER BY array_position(ARRAY['month', 'quarter', 'half', 'nine_months', 'year'], p.kind), v.period,
          v.village_code = 'COMMUNE', v.village_code, v.indicator;
