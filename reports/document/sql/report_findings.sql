-- report_findings: rows, sheets and files to be mended: findings in force, with the newest file first.
-- Grain: one row per finding; no cell content. Parameters: $1 commune, $2 as-of date.
SELECT g.source, nullif(g.sheet, '') AS sheet, CASE WHEN g.row_no > 0 THEN g.row_no END AS row,
       g.column_name AS column, nullif(g.field, '') AS field, g.code, g.severity, nullif(g.village_code, '') AS unit,
       nullif(g.month, '') AS month
  FROM mart.finding AS g
 WHERE g.commune_code = $1 AND g.in_force AND g.received_at < $2::date + 1
 ORDER BY g.received_at DESC, g.source, g.sheet_no, g.row_no, g.ordinal
