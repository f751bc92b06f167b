-- put_scenarios: for each criterion two what-ifs: it is full in every unit; it is left out.
-- Reads:  score_node, score_weight of scenario 0. Out: score_scenario, score_weight.
-- Source: spec/scoring.md "Explain" (what would gain most), "How firm is a rank" (each criterion left out).
WITH planned AS (
    SELECT row_number() OVER (ORDER BY kinds.kind, n.position)::int AS scenario, kinds.kind, n.node
      FROM pg_temp.score_node AS n CROSS JOIN (VALUES ('full'), ('without')) AS kinds (kind)
     WHERE n.kind = 'criterion'
), scenario AS (
    INSERT INTO pg_temp.score_scenario (scenario, kind, node) SELECT scenario, kind, node FROM planned
)
INSERT INTO pg_temp.score_weight (scenario, node, weight)
SELECT p.scenario, w.node, w.weight FROM planned AS p JOIN pg_temp.score_weight AS w ON w.scenario = 0
