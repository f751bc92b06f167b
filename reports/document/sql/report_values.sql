-- report_values: values of the period, of the plan year to date, of the period before and of the same period last year.
-- Grain: one row per indicator, unit and role; the role year is left out where the period is the year.
-- Parameters: $1 commune, $2 period. Ratios have 16 decimals: more than a double holds, less than the 24 digits that
-- libxml2 takes for a decimal.
SELECT v.indicator, v.village_code AS unit, r.role, v.period, v.state, v.numerator, v.denominator,
       trim_scale(round(v.value, 16)) AS value, v.printed_pct AS printed, v.target, v.met::text AS met, trim_scale(round(v.low, 16)) AS low,
       trim_scale(round(v.high, 16)) AS high, round(v.low * 100, 2) AS "lowPrinted", round(v.high * 100, 2) AS "highPrinted",
       CASE WHEN v.low IS NOT NULL THEN v.denominator END AS sample, v.frame, v.bound_low AS "boundLow", v.bound_high AS "boundHigh", v.villages,
       CASE WHEN v.provisional THEN 'provisional' ELSE 'final' END AS status
  FROM mart.period AS p
 CROSS JOIN LATERAL (VALUES ('current', 1, p.period), ('year', 2, p.year_period), ('previous', 3, p.previous_period),
                            ('lastYear', 4, p.last_year_period)) AS r (role, position, period)
  JOIN mart.value AS v ON v.commune_code = p.commune_code AND v.period = r.period
  JOIN mart.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = v.indicator
 WHERE p.commune_code = $1 AND p.period = $2 AND NOT (r.role = 'year' AND p.period = p.year_period)
 ORDER BY i.position, v.indicator, v.village_code, r.position
