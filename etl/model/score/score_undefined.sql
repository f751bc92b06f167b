-- score_undefined: criteria that have no figure for a value, or nodes of negative points under a geometric mean: an error.
-- Asked after the criteria and again after the groups; a criterion that a scenario leaves out (available 0) has none rightly.
-- Reads:  score_point, score_node. Out: node, why ('log', 'negative'), number of units.
SELECT n.node, CASE WHEN p.points IS NULL THEN 'log' ELSE 'negative' END AS why, count(*) AS units
  FROM pg_temp.score_point AS p
  JOIN pg_temp.score_node AS n ON n.node = p.node
  LEFT JOIN pg_temp.score_node AS parent ON parent.node = n.parent
 WHERE (p.rule = 'given' AND p.points IS NULL AND p.available > 0) OR (parent.aggregation = 'geometric' AND p.points < 0)
 GROUP BY n.node, why
 ORDER BY n.node, why
