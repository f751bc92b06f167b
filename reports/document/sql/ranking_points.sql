-- ranking_points: points of every criterion with the formula in words, what was lost and what would gain most (place 1).
-- Grain: one row per village and criterion. Parameters: $1 commune, $2 year.
SELECT village_code AS unit, node, points, rule, state, trim_scale(round(value, 16)) AS value, trim_scale(evidence) AS evidence,
       lost, gain, place, formula AS "/formula"
  FROM mart.criterion_point WHERE commune_code = $1 AND year = $2::int
 ORDER BY village_code, position, node
