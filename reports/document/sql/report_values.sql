-- report_values: values of the period, of the plan year to date, of the period before and of the same period last year.
-- Grain: one row per indicator, unit and role; the role year is left out where the period is the year.
-- Parameters: $1 commune, $2 period. Ratios have 16 decimals: more than a double holds, less than the 24 digits that
-- libxml2 takes for a decimal. What a village is compared with (period before, same period last year) is the past of today's
-- unit: merged, its own and that of the villages merged into it.
WITH role AS (
    SELECT r.role, r.position, r.period, r.role IN ('previous', 'lastYear') AS past
      FROM mart.period AS p
     CROSS JOIN LATERAL (VALUES ('current', 1, p.period), ('year', 2, p.year_period), ('previous', 3, p.previous_period),
                                ('lastYear', 4, p.last_year_period)) AS r (role, position, period)
     WHERE p.commune_code = $1 AND p.period = $2 AND NOT (r.role = 'year' AND p.period = p.year_period)
), past AS MATERIALIZED (
    SELECT r.role, r.position, v.*
      FROM role AS r JOIN mart.past_value AS v ON v.commune_code = $1 AND v.period = r.period
     WHERE r.past
), value AS (
    SELECT r.role, r.position, v.indicator, v.village_code, v.period, v.state, v.numerator, v.denominator, v.value, v.printed_pct,
           v.target, v.met, v.low, v.high, v.frame, v.bound_low, v.bound_high, v.villages, v.provisional, NULL AS merged
      FROM role AS r JOIN mart.value AS v ON v.commune_code = $1 AND v.period = r.period
     WHERE NOT (r.past AND EXISTS (SELECT FROM past AS o
                                    WHERE o.role = r.role AND o.village_code = v.village_code AND o.indicator = v.indicator))
    UNION ALL
    SELECT p.role, p.position, p.indicator, p.village_code, p.period, 'ok', p.numerator, p.denominator, p.value,
           round(p.value * 100, 2), p.target, p.met, NULL, NULL, NULL, NULL, NULL, NULL, p.provisional, 'true'
      FROM past AS p
)
SELECT v.indicator, v.village_code AS unit, v.role, v.period, v.state, v.numerator, v.denominator,
       trim_scale(round(v.value, 16)) AS value, v.printed_pct AS printed, v.target, v.met::text AS met, trim_scale(round(v.low, 16)) AS low,
       trim_scale(round(v.high, 16)) AS high, round(v.low * 100, 2) AS "lowPrinted", round(v.high * 100, 2) AS "highPrinted",
       CASE WHEN v.low IS NOT NULL THEN v.denominator END AS sample, v.frame, v.bound_low AS "boundLow", v.bound_high AS "boundHigh",
       v.villages, v.merged, CASE WHEN v.provisional THEN 'provisional' ELSE 'final' END AS status
  FROM value AS v
  JOIN mart.indicator AS i ON i.commune_code = $1 AND i.indicator = v.indicator
 ORDER BY i.position, v.indicator, v.village_code, v.position
