-- score_listing: the answer of `thidua score --values`: criteria and groups in the order of the rubric, then the totals.
-- Reads:  score_point, score_total, score_node. Out: unit, code, points, rank as text; NULL = none. Units by rank, unranked last.
-- Rules:  a point, no exponent; decimals as declared, or, where nothing is rounded, without trailing zeros.
SELECT t.unit, n.node AS code,
       CASE WHEN n.decimals IS NULL THEN trim_scale(round(figure.points, 20)) ELSE round(figure.points, n.decimals) END::text AS points,
       CASE WHEN n.kind = 'total' THEN t.rank::text END AS rank
  FROM pg_temp.score_total AS t
  JOIN pg_temp.score_point AS p ON p.scenario = t.scenario AND p.unit = t.unit
  JOIN pg_temp.score_node AS n ON n.node = p.node
  CROSS JOIN LATERAL (SELECT CASE WHEN n.kind = 'total' THEN t.points ELSE p.points END AS points) AS figure
 WHERE t.scenario = 0
 ORDER BY n.kind = 'total', t.rank, t.unit, n.position
