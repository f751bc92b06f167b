-- score_rank: standard competition ranks (1, 2, 2, 4) by total, then by the tie-break keys.
-- Reads and out: score_total. Rules: a held unit, or one without a total, has no rank and takes no place.
-- Source: spec/scoring.md "Ties".
UPDATE pg_temp.score_total AS t
   SET rank = r.rank
  FROM (SELECT scenario, unit, rank() OVER (PARTITION BY scenario ORDER BY points DESC, keys DESC) AS rank
          FROM pg_temp.score_total WHERE NOT held AND points IS NOT NULL) AS r
 WHERE t.scenario = r.scenario AND t.unit = r.unit
