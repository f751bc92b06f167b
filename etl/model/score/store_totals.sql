-- store_totals: brings score.total of a year to what was computed.
-- Reads:  score_result; ref.period. Parameters: $1 commune, $2 year, $3 run, $4 as-of date.
-- Out:    one row: rows written and removed. provisional: the year was not over on the as-of date.
WITH fresh AS (
    SELECT r.*, y.ends_on > $4::date AS provisional
      FROM pg_temp.score_result AS r JOIN ref.period AS y ON y.commune_code = $1 AND y.period = $2::text
), gone AS (
    DELETE FROM score.total AS t
     WHERE t.commune_code = $1 AND t.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.unit = t.village_code)
    RETURNING 1
), written AS (
    INSERT INTO score.total AS t (commune_code, year, village_code, points, held, rank, grade, bound_grade, bound_by,
                                  provisional, run_id)
    SELECT $1, $2::int, f.*, $3::bigint FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code) DO UPDATE
       SET points = EXCLUDED.points, held = EXCLUDED.held, rank = EXCLUDED.rank, grade = EXCLUDED.grade,
           bound_grade = EXCLUDED.bound_grade, bound_by = EXCLUDED.bound_by, provisional = EXCLUDED.provisional,
           run_id = EXCLUDED.run_id
     WHERE (t.points, t.held, t.rank, t.grade, t.bound_grade, t.bound_by, t.provisional)
        IS DISTINCT FROM (EXCLUDED.points, EXCLUDED.held, EXCLUDED.rank, EXCLUDED.grade, EXCLUDED.bound_grade,
                          EXCLUDED.bound_by, EXCLUDED.provisional)
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
