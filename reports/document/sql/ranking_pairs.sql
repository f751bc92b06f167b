-- ranking_pairs: neighbours in the ranking and whether their order is firm.
-- Grain: one row per pair. Parameters: $1 commune, $2 year.
SELECT better, worse, trim_scale(ahead) AS ahead, firm::text AS firm
  FROM mart.pair WHERE commune_code = $1 AND year = $2::int
 ORDER BY better, worse
