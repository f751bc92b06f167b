-- explain_total: a village's rank and total of a year, for `thidua explain`.
-- Parameters: $1 commune, $2 year, $3 village. Numbers as the reader writes them (1234,50).
-- Out:    one row: name, provisional, rank, ranked villages, sharing, points, grade, grade kept from, by what, rank interval, draws,
--         seed, rubric, part of the total that counts, run, whether the total is the plain sum of
--         the points below it; NULL = none. No row: not scored.
SELECT v.name, t.provisional, t.rank, (SELECT count(rank) FROM score.total AS o WHERE o.commune_code = $1 AND o.year = $2::int),
       (SELECT count(*) FROM score.total AS o WHERE o.commune_code = $1 AND o.year = $2::int AND o.rank = t.rank),
       replace(t.points::text, '.', ','), r.grade_name, r.bound_grade_name,
       (SELECT string_agg(coalesce(n.name, 'hạn mức số thôn'), '; ' ORDER BY n.position)
          FROM unnest(t.bound_by) AS b
          LEFT JOIN score.node AS n ON n.commune_code = $1 AND n.year = $2::int AND n.node = b),
       f.rank_low || '–' || f.rank_high, d.draws, d.seed, rubric.name,
       CASE WHEN part.share < 1 THEN replace(trim_scale(round(part.share * 100, 2))::text, '.', ',') END, t.run_id,
       (SELECT bool_and(n.weight = n.max) AND sum(n.max) = min(root.max) AND bool_and(root.detail ->> 'aggregation' = 'arithmetic')
               AND bool_and(root.detail ->> 'exclude_scope' = 'total')
          FROM score.node AS n
          JOIN score.node AS root ON root.commune_code = $1 AND root.year = n.year AND root.node = 'TOTAL'
         WHERE n.commune_code = $1 AND n.year = $2::int AND n.parent = 'TOTAL')
  FROM score.total AS t
  JOIN mart.ranking AS r ON r.commune_code = t.commune_code AND r.year = t.year AND r.village_code = t.village_code
  JOIN mart.village AS v ON v.commune_code = t.commune_code AND v.village_code = t.village_code
  JOIN score.rubric AS rubric ON rubric.commune_code = t.commune_code AND rubric.year = t.year
  LEFT JOIN score.firmness AS f ON f.commune_code = t.commune_code AND f.year = t.year AND f.village_code = t.village_code
  LEFT JOIN score.draws AS d ON d.commune_code = t.commune_code AND d.year = t.year AND f.village_code IS NOT NULL
  LEFT JOIN LATERAL (
      SELECT sum(n.weight * CASE WHEN n.kind = 'group' THEN g.available ELSE (c.rule <> 'exclude')::int END) / sum(n.weight) AS share
        FROM score.node AS n
        LEFT JOIN score.group_point AS g ON g.commune_code = $1 AND g.year = n.year AND g.village_code = t.village_code AND g.node = n.node
        LEFT JOIN score.criterion_point AS c ON c.commune_code = $1 AND c.year = n.year AND c.village_code = t.village_code AND c.node = n.node
       WHERE n.commune_code = $1 AND n.year = $2::int AND n.parent = 'TOTAL') AS part ON true
 WHERE t.commune_code = $1 AND t.year = $2::int AND t.village_code = $3
