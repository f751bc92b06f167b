-- store_group_points: brings score.group_point of a year to what was computed.
-- Reads:  score_point, score_node. Parameters: $1 commune, $2 year, $3 run. Out: one row: rows written and removed.
WITH fresh AS (
    SELECT p.unit AS village_code, p.node, round(p.points, coalesce(n.decimals, 20)) AS points, trim_scale(round(p.available, 20)) AS available
      FROM pg_temp.score_point AS p JOIN pg_temp.score_node AS n ON n.node = p.node
     WHERE p.scenario = 0 AND n.kind IN ('group', 'bonus', 'penalty')
), gone AS (
    DELETE FROM score.group_point AS g
     WHERE g.commune_code = $1 AND g.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.village_code = g.village_code AND f.node = g.node)
    RETURNING 1
), written AS (
    INSERT INTO score.group_point AS g (commune_code, year, village_code, node, points, available, run_id)
    SELECT $1, $2::int, f.*, $3::bigint FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, node) DO UPDATE
       SET points = EXCLUDED.points, available = EXCLUDED.available, run_id = EXCLUDED.run_id
     WHERE (g.points, g.available) IS DISTINCT FROM (EXCLUDED.points, EXCLUDED.available)
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
