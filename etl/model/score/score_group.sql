-- score_group: points of the groups of one depth from the nodes right below them.
-- Parameters: $1 depth; called from the deepest to 0 (the root, TOTAL).
-- Reads:  score_point of the children, score_node, score_weight. Out: score_point of the groups.
-- Rules:  s = points / (max x available) of a child counts with weight x available. arithmetic: sum(w s) / sum(w); geometric:
--         product of s^(w / sum(w)), 0 where an s is 0. available of a group = sum(w available) / sum(w), or 1 where what is
--         left out is made good within the group (exclude-scope group). points = max x available x s; the total is rescaled
--         later (score_total.sql). Held children count as 0 for the time being.
--         bonus and penalty: the plain sum up to the cap, and always available.
-- Source: spec/scoring.md "Aggregation", "Missing rule".
WITH scope AS (
    SELECT exclude_scope = 'group' AS within FROM pg_temp.score_node WHERE kind = 'total'
), child AS (
    SELECT p.scenario, p.unit, g.node, g.kind, g.aggregation, g.max, g.decimals, w.weight, coalesce(p.points, 0) AS points,
           w.weight * p.available AS effective,
           CASE WHEN p.available > 0 THEN round(coalesce(p.points, 0), 40) / (n.max * p.available) END AS s
      FROM pg_temp.score_node AS g
      JOIN pg_temp.score_node AS n ON n.parent = g.node
      JOIN pg_temp.score_point AS p ON p.node = n.node
      JOIN pg_temp.score_weight AS w ON w.scenario = p.scenario AND w.node = n.node
     WHERE g.depth = $1::int AND g.kind <> 'criterion'
), summed AS (
    SELECT scenario, unit, node, kind, max, decimals, sum(points) AS plain,
           CASE WHEN sum(effective) > 0 THEN CASE
               WHEN aggregation IS DISTINCT FROM 'geometric' THEN sum(round(effective, 40) * s) / sum(effective)
               WHEN bool_or(s = 0 AND effective > 0) THEN 0
               ELSE exp(sum(effective * ln(CASE WHEN s > 0 THEN s ELSE 1 END)) / sum(effective)) END END AS s,
           CASE WHEN NOT within THEN sum(round(effective, 40)) / nullif(sum(weight), 0)
                ELSE (sum(effective) > 0)::int END AS available
      FROM child CROSS JOIN scope
     GROUP BY scenario, unit, node, kind, aggregation, max, decimals, within
)
INSERT INTO pg_temp.score_point (scenario, unit, node, points, available)
SELECT scenario, unit, node,
       CASE WHEN kind = 'total' OR decimals IS NULL THEN round(figure, 36) ELSE round(round(figure, 20), decimals) END,
       CASE WHEN kind IN ('bonus', 'penalty') THEN 1 ELSE coalesce(available, 0) END
  FROM summed CROSS JOIN LATERAL (
      SELECT CASE kind WHEN 'bonus' THEN least(max, plain) WHEN 'penalty' THEN greatest(-max, plain)
                       ELSE max * available * s END AS figure) AS pointed
