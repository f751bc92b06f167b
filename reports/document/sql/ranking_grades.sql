-- ranking_grades: grades, best first. Grain: one row per grade. Parameters: $1 commune, $2 year.
SELECT grade AS code, name, trim_scale(least) AS least, trim_scale(quota) AS quota
  FROM mart.grade WHERE commune_code = $1 AND year = $2::int
 ORDER BY position
