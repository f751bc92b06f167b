-- explain_points: a village's points of a year, group by group, for `thidua explain`.
-- Parameters: $1 commune, $2 year, $3 village, $4 criterion (NULL: all nodes).
-- Out:    one row per node in the rubric's order: kind, depth, node, name, points, max, formula, gain, place among the gains, rank
--         without it, indicator (criteria of kind indicator only), period, what a check on the spot found.
SELECT n.kind, n.depth, n.node, n.name, replace(coalesce(c.points, g.points)::text, '.', ','),
       replace(trim_scale(n.max)::text, '.', ','), c.formula, replace(nullif(c.gain, 0)::text, '.', ','), c.place, w.rank,
       CASE WHEN n.source = 'indicator' THEN n.indicator END, $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END,
       'khai ' || replace(round(v.claimed_value * 100, 2)::text, '.', ',') || '% (' || coalesce(replace(v.claimed_points::text, '.', ','), '0')
       || ' điểm), thẩm định ' || replace(round(v.verified_value * 100, 2)::text, '.', ',') || '% ngày ' || to_char(v.verified_on, 'DD/MM/YYYY')
       || ', ' || v.file_name || ' dòng ' || v.row_no
  FROM score.node AS n
  LEFT JOIN mart.criterion_point AS c
         ON c.commune_code = $1 AND c.year = n.year AND c.village_code = $3 AND c.node = n.node
  LEFT JOIN score.group_point AS g ON g.commune_code = $1 AND g.year = n.year AND g.village_code = $3 AND g.node = n.node
  LEFT JOIN score.without AS w ON w.commune_code = $1 AND w.year = n.year AND w.village_code = $3 AND w.node = n.node
 LEFT JOIN mart.verified AS v ON v.commune_code = $1 AND v.year = n.year AND v.village_code = $3 AND v.node = n.node
 WHERE n.commune_code = $1 AND n.year = $2::int AND n.kind <> 'total' AND ($4::text IS NULL OR n.node = $4)
 ORDER BY n.position
