-- ranking_rubric: the rubric of the year and the draws that tell how firm ranks are.
-- Grain: at most one row. Parameters: $1 commune, $2 year.
SELECT r.year, r.rubric, r.name, nullif(r.basis, '') AS basis, r.sha256, d.seed, d.draws
  FROM mart.rubric AS r
  LEFT JOIN mart.draws AS d ON d.commune_code = r.commune_code AND d.year = r.year
 WHERE r.commune_code = $1 AND r.year = $2::int
