-- score_grades: totals with ranks and grades.
-- Reads:  score_total, score_node, score_grade_of, score_grade. Out: unit, points, rank, grade, bound_grade, bound_by as text
--         (codes parted by blanks); NULL = none. Units by rank, unranked last.
SELECT t.unit, CASE WHEN n.decimals IS NULL THEN trim_scale(t.points) ELSE t.points END::text AS points,
       t.rank::text AS rank, g.grade, b.grade AS bound_grade, array_to_string(o.bound_by, ' ') AS bound_by
  FROM pg_temp.score_total AS t
  JOIN pg_temp.score_node AS n ON n.kind = 'total'
  LEFT JOIN pg_temp.score_grade_of AS o ON o.unit = t.unit
  LEFT JOIN pg_temp.score_grade AS g ON g.position = o.grade_position
  LEFT JOIN pg_temp.score_grade AS b ON b.position = o.bound_position
 WHERE t.scenario = 0
 ORDER BY t.rank, t.unit
