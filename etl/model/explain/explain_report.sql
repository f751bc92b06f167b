-- explain_report: the workbooks behind a figure of source report: the first version of each month, or the sheets whose rows
-- count. Grain: one row per workbook (row_no 0) or sheet. Out: file_id, sheet_no, row_no. Parameters: $1 commune, $2 village
-- (NULL: all), $3 measure, $4 first day, $5 last day of the period to date, $6 first day of the plan year.
WITH first_version AS (
    SELECT DISTINCT ON (f.village_code, f.month) f.file_id, f.received_at::date AS on_day, m.deadline_on
      FROM ops.file AS f
      JOIN ref.month AS m ON m.commune_code = f.commune_code AND m.month = f.month
     WHERE f.commune_code = $1 AND f.family = 'village' AND f.state IN ('loaded', 'loaded_with_rejects', 'superseded')
       AND ($2::text IS NULL OR f.village_code = $2) AND m.starts_on BETWEEN $4::date AND $5::date AND $6::date IS NOT NULL
     ORDER BY f.village_code, f.month, f.received_at, f.file_id
)
SELECT file_id, -1::smallint AS sheet_no, 0 AS row_no FROM first_version
 WHERE CASE $3::text WHEN 'months_due' THEN true WHEN 'reports_due' THEN true WHEN 'reports_in_force' THEN true
                     WHEN 'reports_on_time' THEN on_day <= deadline_on WHEN 'reports_late' THEN on_day > deadline_on END
UNION ALL
SELECT s.file_id, s.sheet_no, 0
  FROM ops.file AS f JOIN ops.sheet AS s ON s.commune_code = f.commune_code AND s.file_id = f.file_id
 WHERE f.commune_code = $1 AND f.family = 'village' AND f.state IN ('loaded', 'loaded_with_rejects') AND s.in_force
   AND ($2::text IS NULL OR f.village_code = $2) AND f.received_at::date BETWEEN $4::date AND $5::date
   AND CASE $3::text WHEN 'rows_accepted' THEN s.rows_loaded > 0 WHEN 'rows_rejected' THEN s.rows_rejected > 0 END
 ORDER BY 1, 2, 3;
