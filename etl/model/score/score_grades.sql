-- score_grades: totals with ranks and grades.
-- Reads:  score_result, score_node. Out: unit, points, rank, grade, bound_grade as text, NULL = none; bound_by (codes parted by
--         blanks). Units by rank, unranked last.
SELECT r.unit, CASE WHEN n.decimals IS NULL THEN trim_scale(r.points) ELSE r.points END::text AS points,
       r.rank::text AS rank, r.grade, r.bound_grade, array_to_string(r.bound_by, ' ') AS bound_by
  FROM pg_temp.score_result AS r
  JOIN pg_temp.score_node AS n ON n.kind = 'total'
 ORDER BY r.rank, r.unit
