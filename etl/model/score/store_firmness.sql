-- store_firmness: rank intervals and pairs of neighbours from the draws just computed, in place of the stored ones.
-- Reads:  score_total, score_scenario. Parameters: $1 commune, $2 year, $3 run, $4 seed, $5 draws, $6 basis.
-- Out:    score.draws, score.firmness, score.pair of that year; one row: rows written. forget_firmness.sql came before.
WITH drawn AS (
    SELECT t.unit, t.scenario, t.rank
      FROM pg_temp.score_total AS t JOIN pg_temp.score_scenario AS s ON s.scenario = t.scenario
     WHERE s.kind = 'draw' AND t.rank IS NOT NULL
), neighbour AS (
    SELECT unit AS better, lead(unit) OVER (ORDER BY rank, unit) AS worse
      FROM pg_temp.score_total WHERE scenario = 0 AND rank IS NOT NULL
), compared AS (
    SELECT n.better, n.worse, round(avg(CASE WHEN b.rank < w.rank THEN 1 WHEN b.rank = w.rank THEN 0.5 ELSE 0 END), 4) AS ahead
      FROM neighbour AS n
      JOIN drawn AS b ON b.unit = n.better
      JOIN drawn AS w ON w.unit = n.worse AND w.scenario = b.scenario
     GROUP BY n.better, n.worse
), draws AS (
    INSERT INTO score.draws (commune_code, year, run_id, seed, draws, basis) VALUES ($1, $2::int, $3::bigint, $4, $5::int, $6)
), pair AS (
    INSERT INTO score.pair (commune_code, year, better, worse, ahead, firm)
    SELECT $1, $2::int, better, worse, ahead, ahead >= 0.95 FROM compared RETURNING 1
), firmness AS (
    INSERT INTO score.firmness (commune_code, year, village_code, rank_low, rank_high)
    SELECT $1, $2::int, unit, percentile_disc(0.05) WITHIN GROUP (ORDER BY rank), percentile_disc(0.95) WITHIN GROUP (ORDER BY rank)
      FROM drawn GROUP BY unit RETURNING 1
)
SELECT (SELECT count(*) FROM pair) + (SELECT count(*) FROM firmness)
