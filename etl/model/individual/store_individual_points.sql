-- store_individual_points: brings score.individual_point of a year to what was computed.
-- Reads:  score_point, score_node. Parameters: $1 commune, $2 year. Out: one row: rows written and removed.
WITH fresh AS (
    SELECT split_part(p.unit, ' ', 1) AS village_code, decode(split_part(p.unit, ' ', 2), 'hex') AS person_key, p.node,
           CASE WHEN n.kind = 'criterion' THEN p.value END AS value, p.points,
           CASE WHEN n.kind = 'criterion' AND p.available > 0
                THEN round(greatest(0, n.max - coalesce(p.points, 0)), coalesce(n.decimals, 20)) END AS lost
      FROM pg_temp.score_point AS p
      JOIN pg_temp.score_node AS n ON n.node = p.node AND n.kind <> 'total'
     WHERE p.scenario = 0
), gone AS (
    DELETE FROM score.individual_point AS t
     WHERE t.commune_code = $1 AND t.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f
                        WHERE f.village_code = t.village_code AND f.person_key = t.person_key AND f.node = t.node)
    RETURNING 1
), written AS (
    INSERT INTO score.individual_point AS t (commune_code, year, village_code, person_key, node, value, points, lost)
    SELECT $1, $2::int, f.* FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, person_key, node) DO UPDATE
       SET value = EXCLUDED.value, points = EXCLUDED.points, lost = EXCLUDED.lost
     WHERE t IS DISTINCT FROM EXCLUDED
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
