-- ranking_floors: what a grade asks for besides the total. Grain: one row per grade and floor. Parameters: $1 commune, $2 year.
SELECT g.grade, f.node, trim_scale(f.share) AS share, trim_scale(f.value) AS value
  FROM mart.grade_floor AS f
  JOIN mart.grade AS g ON g.commune_code = f.commune_code AND g.year = f.year AND g.position = f.grade_position
 WHERE f.commune_code = $1 AND f.year = $2::int
 ORDER BY f.grade_position, f.floor
