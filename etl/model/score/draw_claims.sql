-- draw_claims: villages and claims for an on-the-spot check, by stated probability.
-- Parameters: $1 commune, $2 year, $3 villages, $4 claims in each, $5 seed.
-- Reads:  score.criterion_point (after score), score.node, indicator.value, indicator.signal, ref.month, mart.village.
-- Out:    one row per drawn claim: village, name, indicator, name, period, claimed percentage, state, probability of the village, of
--         the claim within it, of both (4 decimals).
-- Rules:  a claim is an indicator with a value that gives points. It weighs 1, 2 where a question about it stands in the quality
--         signals of the year, 3 where it contradicts its evidence; a village weighs 1 and what its claims weigh above 1.
-- Source: spec/scoring.md "Verification draw".
WITH claim AS (
    SELECT DISTINCT p.village_code, n.indicator, $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END AS period,
           CASE WHEN p.state = 'inconsistent' THEN 3
                WHEN EXISTS (SELECT FROM indicator.signal AS s JOIN ref.month AS m ON m.commune_code = $1 AND m.month = s.month
                              WHERE s.commune_code = $1 AND s.village_code = p.village_code AND s.subject = n.indicator
                                AND m.year = $2::int) THEN 2
                ELSE 1 END AS weight
      FROM score.criterion_point AS p
      JOIN score.node AS n ON n.commune_code = p.commune_code AND n.year = p.year AND n.node = p.node
     WHERE p.commune_code = $1 AND p.year = $2::int AND n.source = 'indicator' AND p.rule = 'given'
), village AS (
    SELECT village_code, 1 + sum(weight - 1) AS weight FROM claim GROUP BY village_code
), drawn_village AS (
    SELECT d.code AS village_code, d.probability
      FROM (SELECT array_agg(village_code ORDER BY village_code) AS codes, array_agg(weight::numeric ORDER BY village_code) AS weights
              FROM village) AS v,
           stat.systematic_draw(v.codes, v.weights, $3::int, $5 || '|villages') AS d
     WHERE d.drawn
), drawn_claim AS (
    SELECT c.village_code, v.probability AS village_probability, d.code, d.probability
      FROM drawn_village AS v
      JOIN (SELECT village_code, array_agg(indicator || ' ' || period ORDER BY indicator, period) AS codes,
                   array_agg(weight::numeric ORDER BY indicator, period) AS weights
              FROM claim GROUP BY village_code) AS c ON c.village_code = v.village_code,
           LATERAL stat.systematic_draw(c.codes, c.weights, $4::int, $5 || '|claims|' || c.village_code) AS d
     WHERE d.drawn
)
SELECT d.village_code, v.shown_name, i.indicator, r.name, i.period, round(i.value * 100, 2), i.state,
       round(d.village_probability, 4), round(d.probability, 4), round(d.village_probability * d.probability, 4)
  FROM drawn_claim AS d
  JOIN indicator.value AS i ON i.commune_code = $1 AND i.village_code = d.village_code
                           AND i.indicator || ' ' || i.period = d.code
  JOIN ref.indicator AS r ON r.commune_code = $1 AND r.indicator = i.indicator
  JOIN mart.village AS v ON v.commune_code = $1 AND v.village_code = d.village_code
 ORDER BY d.village_code, r.position, i.period
