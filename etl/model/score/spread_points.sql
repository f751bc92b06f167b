-- spread_points: the criteria's points of scenario 0 in the other scenarios, where they were not computed anew.
-- Reads:  score_point of scenario 0, score_scenario, score_node. Out: score_point.
-- Rules:  scenario full: its criterion gets its maximum (a penalty: nothing is taken), unless it is left out of the scoring or
--         its function has no maximum (zscore). Scenario without: its criterion leaves the scale as by the missing rule exclude.
INSERT INTO pg_temp.score_point (scenario, unit, node, rule, state, value, x, held, reached, evidence, points, available)
SELECT s.scenario, p.unit, p.node, p.rule, p.state, p.value, p.x, p.held, p.reached, p.evidence,
       CASE WHEN s.kind = 'without' AND s.node = p.node THEN NULL
            WHEN s.kind = 'full' AND s.node = p.node AND p.available > 0 AND n.function <> 'zscore'
            THEN CASE WHEN parent.kind = 'penalty' THEN 0 ELSE greatest(n.max, p.points) END
            ELSE p.points END,
       CASE WHEN s.kind = 'without' AND s.node = p.node THEN 0 ELSE p.available END
  FROM pg_temp.score_scenario AS s
  JOIN pg_temp.score_point AS p ON p.scenario = 0
  JOIN pg_temp.score_node AS n ON n.node = p.node
  LEFT JOIN pg_temp.score_node AS parent ON parent.node = n.parent
 WHERE s.scenario > 0 AND n.kind = 'criterion'
    ON CONFLICT DO NOTHING
