-- score_reach: the part of a criterion's maximum that each given value reaches, by the criterion's function.
-- Reads:  score_node, score_band, score_stat. Out: score_point.reached (1 = all; NULL = no figure, see score_undefined.sql).
-- Rules:  a number that is not positive has no logarithm: nothing is reached, or, between clipped goalposts, the lower end.
--         goalposts and targets are transformed as the value is. A comparison with a target or a band uses the exact value.
--         Where all units are equal minmax gives all, zscore 0; relative to 0 gives 0 (lower is better: a value of 0 gives all).
-- Source: spec/scoring.md "The rubric is data"; OECD/JRC Handbook (2008), step 5, table 15.
WITH term AS (
    SELECT p.scenario, p.unit AS village, p.value, p.x, s.base, s.least, s.most, s.mean, s.deviated, n.*,
           n.better = 'lower' AS lower,
           CASE WHEN n.transform = 'none' THEN round(n.target, 40) WHEN n.target > 0 THEN ln(round(n.target, 40)) END AS goal,
           CASE WHEN n.transform = 'none' THEN round(n.post_from, 40) ELSE ln(round(n.post_from, 40)) END AS post_0,
           CASE WHEN n.transform = 'none' THEN round(n.post_to, 40) ELSE ln(round(n.post_to, 40)) END AS post_1,
           greatest(0, p.x - n.beyond) / n.unit AS units,
           CASE WHEN n.reference = 'value' THEN p.value ELSE coalesce(p.x / nullif(s.base, 0), 0) END AS held_against
      FROM pg_temp.score_point AS p
      JOIN pg_temp.score_node AS n ON n.node = p.node
      LEFT JOIN pg_temp.score_stat AS s ON s.scenario = p.scenario AND s.node = p.node
     WHERE p.rule = 'given'
), share AS (
    SELECT t.scenario, t.village, t.node, t.clip,
           CASE WHEN x IS NULL AND NOT (t.function = 'linear' AND clip) THEN NULL ELSE CASE t.function
        WHEN 'ratio' THEN CASE WHEN NOT lower THEN x / goal WHEN x <= 0 THEN 1 ELSE goal / x END
        WHEN 'linear' THEN CASE WHEN x IS NULL THEN (post_0 > post_1)::int ELSE (x - post_0) / (post_1 - post_0) END
        WHEN 'pass' THEN CASE WHEN lower THEN value <= target ELSE value >= target END::int
        WHEN 'per_unit' THEN abs(lower::int - least(1,
                                 round(CASE WHEN whole THEN floor(units) ELSE units END * per, 40) / max))
        WHEN 'relative' THEN CASE
            WHEN form = 'difference' THEN (1 - 2 * lower::int) * coalesce((x - base) / nullif(abs(base), 0), 0)
            WHEN NOT lower THEN coalesce(x / nullif(base, 0), 0)
            WHEN x = 0 THEN 1 ELSE coalesce(base / x, 0) END
        WHEN 'minmax' THEN CASE WHEN most = least THEN 1
                                ELSE coalesce(CASE WHEN lower THEN most - x ELSE x - least END / (most - least), 0) END
        WHEN 'zscore' THEN (1 - 2 * lower::int) * coalesce((x - mean) / nullif(deviated, 0), 0)
        WHEN 'bands' THEN (SELECT round(b.points, 40) / t.max FROM pg_temp.score_band AS b
                            WHERE b.node = t.node
                              AND (b.position = 1 OR b.low < held_against OR (edge = 'lower' AND b.low = held_against))
                            ORDER BY b.position DESC LIMIT 1)
        END END AS part
      FROM term AS t
)
UPDATE pg_temp.score_point AS p
   SET reached = CASE WHEN s.clip THEN greatest(0, least(1, s.part)) ELSE s.part END
  FROM share AS s
 WHERE p.scenario = s.scenario AND p.unit = s.village AND p.node = s.node AND s.part IS NOT NULL
