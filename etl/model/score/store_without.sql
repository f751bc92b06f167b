-- store_without: brings score.without of a year to what was computed: totals and ranks with each criterion left out.
-- Reads:  score_total, score_scenario. Parameters: $1 commune, $2 year, $3 run. Out: one row: rows written and removed.
WITH fresh AS (
    SELECT t.unit AS village_code, s.node, t.points, t.rank::int AS rank
      FROM pg_temp.score_scenario AS s JOIN pg_temp.score_total AS t ON t.scenario = s.scenario
     WHERE s.kind = 'without'
), gone AS (
    DELETE FROM score.without AS w
     WHERE w.commune_code = $1 AND w.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.village_code = w.village_code AND f.node = w.node)
    RETURNING 1
), written AS (
    INSERT INTO score.without AS w (commune_code, year, village_code, node, points, rank, run_id)
    SELECT $1, $2::int, f.*, $3::bigint FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, node) DO UPDATE
       SET points = EXCLUDED.points, rank = EXCLUDED.rank, run_id = EXCLUDED.run_id
     WHERE (w.points, w.rank) IS DISTINCT FROM (EXCLUDED.points, EXCLUDED.rank)
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
