-- put_claimed: one more scenario with the claimed values where verified ones stand in for them; none where nothing was verified.
-- Reads:  score_input and score_weight of scenario 0, score_node, score.verified, indicator.value. Parameters: $1 commune, $2 year.
-- Out:    score_scenario (kind claimed), score_weight, score_input.
-- Source: spec/scoring.md "Verification draw" (both shown).
WITH verified AS (
    SELECT f.village_code, n.node, i.value, i.state
      FROM pg_temp.score_node AS n
      JOIN score.verified AS f ON f.commune_code = $1 AND f.indicator = n.indicator
                              AND f.period = $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END
      JOIN indicator.value AS i ON i.commune_code = $1 AND i.village_code = f.village_code AND i.period = f.period
                               AND i.indicator = f.indicator
     WHERE n.source = 'indicator'
), scenario AS (
    INSERT INTO pg_temp.score_scenario (scenario, kind)
    SELECT 900000, 'claimed' WHERE EXISTS (SELECT FROM verified) RETURNING scenario
), weight AS (
    INSERT INTO pg_temp.score_weight (scenario, node, weight)
    SELECT s.scenario, w.node, w.weight FROM scenario AS s JOIN pg_temp.score_weight AS w ON w.scenario = 0
)
INSERT INTO pg_temp.score_input (scenario, unit, node, value, state)
SELECT s.scenario, i.unit, i.node, CASE WHEN v.node IS NULL THEN i.value ELSE v.value END, coalesce(v.state, i.state)
  FROM scenario AS s
  JOIN pg_temp.score_input AS i ON i.scenario = 0
  LEFT JOIN verified AS v ON v.village_code = i.unit AND v.node = i.node
