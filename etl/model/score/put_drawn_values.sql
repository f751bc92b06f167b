-- put_drawn_values: survey estimates drawn from their sampling distribution, for every draw.
-- Reads:  score_scenario, score_input of scenario 0, score_node, indicator.value. Parameters: $1 commune, $2 year, $3 seed.
-- Out:    score_input of the draws, for criteria whose indicator has an interval; the others are spread_points.sql's.
-- Rules:  normal about the middle of the 95% interval, whose width is 2 x 1.96 standard errors, cut to 0..1. A census has no width.
-- Source: spec/scoring.md "How firm is a rank".
INSERT INTO pg_temp.score_input (scenario, unit, node, value, state)
SELECT s.scenario, i.unit, i.node,
       greatest(0, least(1, (v.ci_low + v.ci_high) / 2
                            + stat.normal_quantile(chance.u) * (v.ci_high - v.ci_low) / (2 * 1.959963984540054))), i.state
  FROM pg_temp.score_scenario AS s
  JOIN pg_temp.score_input AS i ON i.scenario = 0 AND i.value IS NOT NULL
  JOIN pg_temp.score_node AS n ON n.node = i.node AND n.source = 'indicator'
  JOIN indicator.value AS v
    ON v.commune_code = $1 AND v.village_code = i.unit AND v.indicator = n.indicator AND v.ci_low IS NOT NULL
   AND v.period = $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END
  CROSS JOIN LATERAL (
      SELECT (('x' || left(encode(sha256(convert_to(concat_ws('|', $3::text, s.scenario - 1000000, i.unit, i.node), 'UTF8')), 'hex'), 15))::bit(60)::bigint
              + 0.5) / 1152921504606846976 AS u) AS chance
 WHERE s.kind = 'draw'
