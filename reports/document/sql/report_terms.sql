-- report_terms: which measures an indicator is made of, in which part of it, over which span.
-- Grain: one row per indicator, role and position. Parameters: $1 commune.
SELECT t.indicator, t.role, t.measure, t.coefficient, t.at_least AS "atLeast", t.span
  FROM mart.indicator_term AS t
  JOIN mart.indicator AS i ON i.commune_code = t.commune_code AND i.indicator = t.indicator
 WHERE t.commune_code = $1
 ORDER BY i.position, t.indicator, t.role, t.position
