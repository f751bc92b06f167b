-- score_round: from the part reached to the points that are printed.
-- Reads:  score_node. Out: score_point.evidence, points.
-- Rules:  points = max x reached x share granted for the state, rounded to 20 decimals and then as declared, half away
--         from zero; where no rounding is declared 36 decimals are carried on. Missing by rule zero: 0 points; left out or held: none. A penalty's points are negative.
-- Source: spec/scoring.md "Evidence rule", "Rounding".
WITH granted AS (
    SELECT p.scenario, p.unit, p.node, n.max, n.decimals, p.rule, p.reached,
           CASE p.state WHEN 'inconsistent' THEN coalesce(n.inconsistent, 0.5)
                        WHEN 'unreliable' THEN coalesce(n.unreliable, 1) ELSE 1 END AS share,
           CASE WHEN parent.kind = 'penalty' THEN -1 ELSE 1 END AS sign
      FROM pg_temp.score_point AS p
      JOIN pg_temp.score_node AS n ON n.node = p.node
      LEFT JOIN pg_temp.score_node AS parent ON parent.node = n.parent
)
UPDATE pg_temp.score_point AS p
   SET evidence = g.share,
       points = CASE g.rule WHEN 'zero' THEN 0 WHEN 'given'
                THEN g.sign * CASE WHEN g.decimals IS NULL THEN round(g.max * g.reached * g.share, 36)
                                   ELSE round(round(g.max * g.reached * g.share, 20), g.decimals) END END
  FROM granted AS g
 WHERE p.scenario = g.scenario AND p.unit = g.unit AND p.node = g.node
