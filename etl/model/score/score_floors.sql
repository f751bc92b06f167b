-- score_floors: which unit misses which floor of which grade.
-- Reads:  score_floor, score_point, score_node. Out: score_floor_missed.
-- Rules:  value: the exact value against the floor, in the criterion's direction; share: printed points against share x max.
--         What is left out of the scoring binds nobody; what is missing or held does.
-- Source: spec/scoring.md "Grades".
INSERT INTO pg_temp.score_floor_missed (grade_position, unit, node)
SELECT f.grade_position, p.unit, f.node
  FROM pg_temp.score_floor AS f
  JOIN pg_temp.score_node AS n ON n.node = f.node
  JOIN pg_temp.score_point AS p ON p.node = f.node AND p.scenario = 0
 WHERE p.available > 0
   AND NOT coalesce(CASE WHEN f.share IS NOT NULL THEN p.points >= f.share * n.max * p.available
                         WHEN n.better = 'lower' THEN p.value <= f.value ELSE p.value >= f.value END, false)
