-- errata_reasons: why the waiting rows of a sheet were rejected, the deciding reason first.
-- Parameters: $1 commune, $2 file, $3 sheet, $4 rows at most. Out: row, code, field, column from 0 (-1 = none).
SELECT w.row_no, x.code, x.field, x.column_no
FROM ops.waiting w
JOIN ops.finding x ON x.commune_code = w.commune_code AND x.file_id = w.file_id
    AND x.sheet_no = w.sheet_no AND x.row_no = w.row_no
WHERE w.commune_code = $1 AND w.file_id = $2::bigint AND w.sheet_no = $3::smallint
  AND w.place <= $4::int AND x.severity = 'reject'
ORDER BY w.row_no, x.ordinal;
