-- report_goals: the plan's six targets by unit, for the plan year to date.
-- Grain: one row per unit and target. Parameters: $1 commune, $2 period.
SELECT g.village_code AS unit, g.goal AS number, g.state, g.flagged::text AS flagged, g.worst AS indicator,
       g.met_count AS "metCount", g.indicator_count AS "indicatorCount"
  FROM mart.period AS p
  JOIN mart.goal AS g ON g.commune_code = p.commune_code AND g.period = p.year_period
 WHERE p.commune_code = $1 AND p.period = $2
 ORDER BY g.village_code, g.goal
