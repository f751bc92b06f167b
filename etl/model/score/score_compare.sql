-- score_compare: what the units are held against: least, most, mean and deviation over the units that are ranked.
-- Reads:  score_point, score_node. Out: score_stat; base is the one figure that relative and bands divide by.
-- Source: spec/scoring.md "minmax and zscore over the ranked units", "relative: value / best village".
INSERT INTO pg_temp.score_stat (scenario, node, least, most, mean, deviated, base)
SELECT scenario, node, least, most, mean, deviated,
       CASE reference WHEN 'mean' THEN mean
                      WHEN 'best' THEN CASE better WHEN 'lower' THEN least ELSE most END
                      WHEN 'worst' THEN CASE better WHEN 'lower' THEN most ELSE least END END
  FROM (SELECT p.scenario, n.node, n.reference, n.better, min(p.x) AS least, max(p.x) AS most, avg(p.x) AS mean,
               CASE WHEN n.deviation = 'population' THEN stddev_pop(p.x) ELSE stddev_samp(p.x) END AS deviated
          FROM pg_temp.score_point AS p JOIN pg_temp.score_node AS n ON n.node = p.node
         WHERE NOT p.held
         GROUP BY p.scenario, n.node) AS figures
