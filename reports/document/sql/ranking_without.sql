-- ranking_without: the rank with one criterion left out, where it differs.
-- Grain: one row per village and criterion. Parameters: $1 commune, $2 year.
SELECT village_code AS unit, node, points, rank
  FROM mart.rank_without WHERE commune_code = $1 AND year = $2::int AND rank IS DISTINCT FROM real_rank
 ORDER BY village_code, node
