-- store_nodes: the parts of a rubric whose row in score.rubric was just written. Parameters: $1 commune, $2 year, $3 rubric as JSON.
-- Out:    score.node, band, tie, grade, grade_floor hold exactly this rubric.
WITH node AS (
    INSERT INTO score.node (commune_code, year, node, parent, kind, position, depth, name, max, weight, decimals, indicator,
                            source, period, function, better, target, must, detail)
    SELECT $1, $2::int, n.node, n.parent, n.kind, n.position, n.depth, coalesce(n.name, ''), n.max, n.weight, n.decimals,
           n.indicator, n.source, n.period, n.function, n.better, n.target, n.must, list.n
      FROM jsonb_array_elements($3::jsonb -> 'nodes') AS list (n),
           jsonb_populate_record(NULL::pg_temp.score_node, list.n) AS n
), band AS (
    INSERT INTO score.band (commune_code, year, node, position, low, high, points)
    SELECT $1, $2::int, node, position, low, high, points FROM pg_temp.score_band
), tie AS (
    INSERT INTO score.tie (commune_code, year, position, node, compared)
    SELECT $1, $2::int, position, node, compared FROM pg_temp.score_tie
), grade AS (
    INSERT INTO score.grade (commune_code, year, position, grade, name, least, quota, border)
    SELECT $1, $2::int, position, grade, name, least, quota, border FROM pg_temp.score_grade
)
INSERT INTO score.grade_floor (commune_code, year, grade_position, floor, node, share, value)
SELECT $1, $2::int, grade_position, row_number() OVER (PARTITION BY grade_position ORDER BY node, share, value), node, share, value
  FROM pg_temp.score_floor
