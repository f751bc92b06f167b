-- put_individuals: the inputs of a year's scoring of members.
-- Reads:  measure.individual; score_node. Parameters: $1 commune, $2 year.
-- Out:    score_input of scenario 0: every member with every criterion; the unit is village code, blank, person key in hex.
INSERT INTO pg_temp.score_input (scenario, unit, node, value, state)
SELECT 0, m.village_code || ' ' || encode(m.person_key, 'hex'), n.node, (to_jsonb(m) ->> n.indicator)::numeric, 'ok'
  FROM measure.individual AS m
  JOIN pg_temp.score_node AS n ON n.kind = 'criterion'
 WHERE m.commune_code = $1 AND m.year = $2::int
