-- write_findings: what was set aside while reading; the first of a row decides.
-- Parameters: $1 commune, $2 file. Reads stage.finding (a row without code only carries cells).
INSERT INTO ops.finding (commune_code, file_id, sheet_no, row_no, ordinal, field, code, severity, column_no)
SELECT $1, $2::bigint, s.sheet_no, s.row_no,
       row_number() OVER (PARTITION BY s.sheet_no, s.row_no ORDER BY s.ordinal, s.code, s.field, s.column_no) - 1,
       s.field, s.code, s.severity, s.column_no
FROM stage.finding s
WHERE s.code <> '';
