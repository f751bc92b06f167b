-- store_individuals: brings score.individual of a year to what was computed.
-- Reads:  score_result; ref.period. Parameters: $1 commune, $2 year, $3 as-of date.
-- Rules:  the rank in the village follows that in the commune: the same order, 1, 2, 2, 4.
-- Out:    one row: rows written and removed. provisional: the year was not over on the as-of date.
WITH fresh AS (
    SELECT split_part(r.unit, ' ', 1) AS village_code, decode(split_part(r.unit, ' ', 2), 'hex') AS person_key,
           r.points, r.rank,
           CASE WHEN r.rank IS NOT NULL THEN rank() OVER (PARTITION BY split_part(r.unit, ' ', 1), r.rank IS NULL ORDER BY r.rank)
           END::int AS village_rank,
           r.grade, r.bound_grade, r.bound_by, y.ends_on > $3::date AS provisional
      FROM pg_temp.score_result AS r JOIN ref.period AS y ON y.commune_code = $1 AND y.period = $2::text
), gone AS (
    DELETE FROM score.individual AS t
     WHERE t.commune_code = $1 AND t.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.village_code = t.village_code AND f.person_key = t.person_key)
    RETURNING 1
), written AS (
    INSERT INTO score.individual AS t (commune_code, year, village_code, person_key, points, rank, village_rank, grade,
                                       bound_grade, bound_by, provisional)
    SELECT $1, $2::int, f.* FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, person_key) DO UPDATE
       SET points = EXCLUDED.points, rank = EXCLUDED.rank, village_rank = EXCLUDED.village_rank, grade = EXCLUDED.grade,
           bound_grade = EXCLUDED.bound_grade, bound_by = EXCLUDED.bound_by, provisional = EXCLUDED.provisional
     WHERE t IS DISTINCT FROM EXCLUDED
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
