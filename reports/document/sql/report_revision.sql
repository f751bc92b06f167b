-- report_revision: the newest frozen revision of the year that the report is of; 0 for other periods and a year not frozen.
-- Grain: one row. Parameters: $1 commune, $2 period. Reads: mart.revision (044_late).
SELECT coalesce(max(v.revision), 0) AS revision
  FROM mart.period AS p
  JOIN mart.revision AS v ON v.commune_code = p.commune_code AND v.year = p.year
 WHERE p.commune_code = $1 AND p.period = $2 AND p.kind = 'year'
