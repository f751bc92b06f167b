-- score_measure: which rule each input goes by, and its value or logarithm.
-- Reads:  score_input, score_node. Out: score_point, criteria only, without points.
-- Rules:  a missing value goes by the criterion's rule, one that does not apply by its rule for that. A unit with a held
--         value is held as a whole. x is NULL where there is no value, or no logarithm of it.
-- Source: spec/scoring.md "Missing rule".
INSERT INTO pg_temp.score_point (scenario, unit, node, rule, state, value, x, held, available)
SELECT scenario, unit, node, rule, state, value, x, bool_or(rule = 'hold') OVER (PARTITION BY scenario, unit),
       (rule <> 'exclude')::int
  FROM (SELECT i.*, CASE WHEN i.value IS NOT NULL THEN 'given' WHEN i.state = 'not_applicable' THEN n.not_applicable
                         ELSE n.missing END AS rule,
               CASE WHEN n.transform = 'none' THEN round(i.value, 40)
                    WHEN i.value > 0 THEN ln(round(i.value, 40)) END AS x
          FROM pg_temp.score_input AS i JOIN pg_temp.score_node AS n ON n.node = i.node) AS given
