-- score_total: totals and tie-break keys.
-- Reads:  score_point, score_node, score_tie. Out: score_total without ranks.
-- Rules:  total = points of the root / its available part + bonus + penalty, rounded to 20 decimals and then as declared. A
--         unit of which everything is left out has no total. Keys: points, or the value (the other way round where lower is
--         better), greatest first; without one last.
-- Source: spec/scoring.md "Rounding", "Ties".
INSERT INTO pg_temp.score_total (scenario, unit, points, held, keys)
SELECT p.scenario, p.unit,
       round(round(round(p.points, 40) / nullif(p.available, 0) + coalesce(extra.points, 0), 20), coalesce(n.decimals, 20)),
       coalesce(extra.held, false), coalesce(tie.keys, '{}')
  FROM pg_temp.score_node AS n
  JOIN pg_temp.score_point AS p ON p.node = n.node
  LEFT JOIN LATERAL (
      SELECT sum(c.points) FILTER (WHERE m.kind IN ('bonus', 'penalty')) AS points, bool_or(c.held) AS held
        FROM pg_temp.score_point AS c JOIN pg_temp.score_node AS m ON m.node = c.node
       WHERE c.scenario = p.scenario AND c.unit = p.unit) AS extra ON true
  LEFT JOIN LATERAL (
      SELECT array_agg(coalesce(CASE WHEN t.compared = 'points' THEN c.points
                                     WHEN m.better = 'lower' THEN -c.value ELSE c.value END, '-Infinity')
                       ORDER BY t.position) AS keys
        FROM pg_temp.score_tie AS t
        JOIN pg_temp.score_node AS m ON m.node = t.node
        JOIN pg_temp.score_point AS c ON c.node = t.node
       WHERE c.scenario = p.scenario AND c.unit = p.unit) AS tie ON true
 WHERE n.kind = 'total'
