-- report_evidence: how many rows of which file a village's facts of the plan year, up to the period's end, rest on.
-- Grain: one row per unit, fact and file. Parameters: $1 commune, $2 period, $3 as-of date.
SELECT e.village_code AS unit, e.fact, e.source, sum(e.rows) AS rows
  FROM mart.period AS p
  JOIN mart.period AS y ON y.commune_code = p.commune_code AND y.period = p.year_period
  JOIN mart.evidence AS e ON e.commune_code = p.commune_code
   AND (e.happened_on BETWEEN y.starts_on AND least(p.ends_on, $3::date)
        OR e.fact = 'member' AND e.happened_on <= least(p.ends_on, $3::date))
 WHERE p.commune_code = $1 AND p.period = $2
 GROUP BY e.village_code, e.fact, e.source
 ORDER BY e.village_code, e.fact, e.source
