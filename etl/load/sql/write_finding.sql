-- write_finding: one finding about a whole file or sheet.
-- Parameters: $1 commune, $2 file, $3 sheet (-1 = file), $4 field, $5 code, $6 severity.
INSERT INTO ops.finding (commune_code, file_id, sheet_no, row_no, ordinal, field, code, severity)
SELECT $1, $2::bigint, $3::smallint, 0, coalesce(max(f.ordinal) + 1, 0), $4, $5, $6
FROM ops.finding f
WHERE f.commune_code = $1 AND f.file_id = $2::bigint AND f.sheet_no = $3::smallint AND f.row_no = 0
  AND f.ordinal < 1000;
