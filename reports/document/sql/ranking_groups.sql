-- ranking_groups: points of groups, bonus and penalty. Grain: one row per village and group. Parameters: $1 commune, $2 year.
SELECT village_code AS unit, node, points, trim_scale(available) AS available
  FROM mart.group_point WHERE commune_code = $1 AND year = $2::int
 ORDER BY village_code, position, node
