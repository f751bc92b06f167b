-- table_points: diem.csv: points of criteria and groups, totals with ranks. Grain: one row per village and node.
-- Parameters: $1 commune, $2 year, $3 revision.
SELECT p.village_code, p.node, p.state, p.value, p.points, p.rank, p.grade
  FROM (SELECT r.village_code, n.position, r.node, r.state, r.value, r.points, NULL::int AS rank, NULL::text AS grade
          FROM seal.row AS w
         CROSS JOIN LATERAL jsonb_populate_record(NULL::score.criterion_point, w.content) AS r
          JOIN score.node AS n ON n.commune_code = $1 AND n.year = $2::int AND n.node = r.node
         WHERE w.commune_code = $1 AND w.year = $2::int AND w.revision = $3::int AND w.relation = 'score.criterion_point'
        UNION ALL
        SELECT r.village_code, n.position, r.node, NULL, NULL, r.points, NULL, NULL
          FROM seal.row AS w
         CROSS JOIN LATERAL jsonb_populate_record(NULL::score.group_point, w.content) AS r
          JOIN score.node AS n ON n.commune_code = $1 AND n.year = $2::int AND n.node = r.node
         WHERE w.commune_code = $1 AND w.year = $2::int AND w.revision = $3::int AND w.relation = 'score.group_point'
        UNION ALL
        SELECT r.village_code, 2147483647, 'TOTAL', NULL, NULL, r.points, r.rank, r.grade
          FROM seal.row AS w
         CROSS JOIN LATERAL jsonb_populate_record(NULL::score.total, w.content) AS r
         WHERE w.commune_code = $1 AND w.year = $2::int AND w.revision = $3::int AND w.relation = 'score.total') AS p
 ORDER BY p.village_code COLLATE "C", p.position, p.node COLLATE "C"
