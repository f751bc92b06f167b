-- score_result: a view on the work tables: what came out for each unit in scenario 0. Goes with the tables.
-- Grain:  one unit. Reads: score_total, score_grade_of, score_grade.
-- Out:    unit, points, held, rank (NULL = none), grade, bound_grade (the better one that the total alone would give; NULL = none),
--         bound_by (what kept it back).
CREATE TEMPORARY VIEW score_result AS
SELECT t.unit, t.points, t.held, t.rank::int AS rank, g.grade, b.grade AS bound_grade, coalesce(o.bound_by, '{}') AS bound_by
  FROM pg_temp.score_total AS t
  LEFT JOIN pg_temp.score_grade_of AS o ON o.unit = t.unit
  LEFT JOIN pg_temp.score_grade AS g ON g.position = o.grade_position
  LEFT JOIN pg_temp.score_grade AS b ON b.position = o.bound_position
 WHERE t.scenario = 0;
