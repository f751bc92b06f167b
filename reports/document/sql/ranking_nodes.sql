-- ranking_nodes: groups and criteria, parents before children.
-- Grain: one row per node of the rubric. Parameters: $1 commune, $2 year.
SELECT node AS code, parent, kind, depth, name, trim_scale(max) AS max, indicator, period, function, better, trim_scale(target) AS target,
       trim_scale(must) AS must
  FROM mart.rubric_node WHERE commune_code = $1 AND year = $2::int
 ORDER BY position, node
