-- ranking_totals: total, rank, rank interval and grade of every village, best first, unranked last.
-- Grain: one row per village. Parameters: $1 commune, $2 year.
-- boundGrade: the better grade that the total alone would give; boundBy: what kept it back.
SELECT t.village_code AS unit, t.points, t.rank, t.sharing, f.rank_low AS "rankLow", f.rank_high AS "rankHigh",
       t.held::text AS held, t.grade, t.grade_name AS "gradeName", t.bound_grade AS "boundGrade",
       t.bound_grade_name AS "boundGradeName", nullif(array_to_string(t.bound_by, ' '), '') AS "boundBy",
       CASE WHEN t.provisional THEN 'provisional' ELSE 'final' END AS status
  FROM mart.ranking AS t
  LEFT JOIN mart.firmness AS f
         ON f.commune_code = t.commune_code AND f.year = t.year AND f.village_code = t.village_code
 WHERE t.commune_code = $1 AND t.year = $2::int
 ORDER BY t.rank NULLS LAST, t.village_code
