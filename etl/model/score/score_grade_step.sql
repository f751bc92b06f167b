-- score_grade_step: gives one grade.
-- Parameters: $1 position of the grade; called from the best to the last.
-- Reads:  score_total, score_grade, score_floor_missed. Out: score_grade_of.
-- Rules:  candidates: ranked units without a grade so far whose total and floors allow it. quota: at most that share of the ranked
--         units, rounded down; ties at the border all in or all out. What kept a unit from the best grade that its total
--         would give is remembered: the floors, or QUOTA.
-- Source: spec/scoring.md "Grades".
WITH grade AS (
    SELECT g.*, (SELECT floor(g.quota * count(*)) FROM pg_temp.score_total WHERE scenario = 0 AND rank IS NOT NULL) AS places
      FROM pg_temp.score_grade AS g WHERE position = $1::int
), reaching AS (
    SELECT t.unit, t.rank, g.position, g.places, g.border,
           ARRAY(SELECT DISTINCT m.node FROM pg_temp.score_floor_missed AS m
                  WHERE m.unit = t.unit AND m.grade_position = g.position ORDER BY m.node) AS missed
      FROM grade AS g
      JOIN pg_temp.score_total AS t ON t.scenario = 0 AND t.rank IS NOT NULL AND (g.least IS NULL OR t.points >= g.least)
      LEFT JOIN pg_temp.score_grade_of AS o ON o.unit = t.unit
     WHERE o.grade_position IS NULL
), placed AS (
    SELECT unit, missed = '{}' AS allowed, rank() OVER (PARTITION BY missed = '{}' ORDER BY rank) AS place,
           count(*) OVER (PARTITION BY missed = '{}', rank) AS sharing, position, places, border, missed
      FROM reaching
), decided AS (
    SELECT p.*, allowed AND (places IS NULL
                OR place + CASE border WHEN 'out' THEN sharing - 1 ELSE 0 END <= places) AS given
      FROM placed AS p
)
INSERT INTO pg_temp.score_grade_of AS o (unit, grade_position, bound_position, bound_by)
SELECT unit, CASE WHEN given THEN position END, CASE WHEN NOT given THEN position END,
       CASE WHEN given THEN NULL WHEN allowed THEN ARRAY['QUOTA'] ELSE missed END
  FROM decided
    ON CONFLICT (unit) DO UPDATE
   SET grade_position = EXCLUDED.grade_position
