-- put_draws: scenarios with drawn weights.
-- Reads:  score_node, score_weight of scenario 0. Parameters: $1 seed, $2 number of draws.
-- Out:    score_scenario (1000001 ...), score_weight: each weight times 0.75 .. 1.25, uniform, independent.
-- Rules:  chance comes from SHA-256 of seed, draw and node: the same seed gives the same figures on any machine.
-- Source: spec/scoring.md "How firm is a rank".
WITH draw AS (
    SELECT d AS number, 1000000 + d AS scenario FROM generate_series(1, $2::int) AS d
), scenario AS (
    INSERT INTO pg_temp.score_scenario (scenario, kind) SELECT scenario, 'draw' FROM draw
)
INSERT INTO pg_temp.score_weight (scenario, node, weight)
SELECT d.scenario, w.node, round(w.weight * (0.75 + 0.5 * chance.u), 20)
  FROM draw AS d
  JOIN pg_temp.score_weight AS w ON w.scenario = 0
  CROSS JOIN LATERAL (
      SELECT (('x' || left(encode(sha256(convert_to(concat_ws('|', $1::text, d.number, 'weight', w.node), 'UTF8')), 'hex'), 15))::bit(60)::bigint
              + 0.5) / 1152921504606846976 AS u) AS chance
