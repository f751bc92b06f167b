-- table_changes: chenh-lech.csv: what this revision says otherwise than the one before it. Grain: one row per village and node that
-- differs; at the first revision none. Parameters: $1 commune, $2 year, $3 revision.
WITH point AS (
    SELECT w.revision, w.content ->> 'village_code' AS village_code,
           CASE w.relation WHEN 'score.total' THEN 'TOTAL' ELSE w.content ->> 'node' END AS node,
           (w.content ->> 'points')::numeric AS points, (w.content ->> 'rank')::int AS rank, w.content ->> 'grade' AS grade
      FROM seal.row AS w
     WHERE w.commune_code = $1 AND w.year = $2::int AND w.revision IN ($3::int, $3::int - 1)
       AND w.relation IN ('score.criterion_point', 'score.total')
)
SELECT village_code, node, o.points AS points_before,
       n.points AS points_now, n.points - o.points AS difference, o.rank AS rank_before, n.rank AS rank_now,
       o.grade AS grade_before, n.grade AS grade_now
  FROM (SELECT * FROM point WHERE revision = $3::int) AS n
  FULL JOIN (SELECT * FROM point WHERE revision = $3::int - 1) AS o USING (village_code, node)
 WHERE $3::int > 1 AND (o.points, o.rank, o.grade) IS DISTINCT FROM (n.points, n.rank, n.grade)
 ORDER BY village_code COLLATE "C", node <> 'TOTAL', node COLLATE "C"
