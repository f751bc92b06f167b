-- write_quarantine: the cells of rejected rows.
-- Parameters: $1 commune, $2 file. Reads stage.finding, ops.finding (rows that settling rejects).
INSERT INTO ops.quarantine (commune_code, file_id, sheet_no, row_no, cells)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, s.cells
FROM stage.finding s
WHERE s.cells IS NOT NULL
  AND (s.code <> '' OR EXISTS (
      SELECT FROM ops.finding f
      WHERE f.commune_code = $1 AND f.file_id = $2::bigint AND f.sheet_no = s.sheet_no
        AND f.row_no = s.row_no
        AND f.ordinal = 1000 AND f.severity = 'reject'))
ON CONFLICT DO NOTHING;
