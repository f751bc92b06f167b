-- ranking_differences: what data that came after the freeze would change. Grain: one row per village and node.
-- Parameters: $1 commune, $2 year.
SELECT village_code AS unit, node, points_frozen AS "pointsFrozen", points_late AS "pointsLate", change, rank_frozen AS "rankFrozen",
       rank_late AS "rankLate", grade_frozen AS "gradeFrozen", grade_late AS "gradeLate"
  FROM mart.difference WHERE commune_code = $1 AND year = $2::int
 ORDER BY village_code, node <> 'TOTAL', position, node
