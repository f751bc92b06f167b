-- errata_keep: remembers which rows a slip hands out, so that they no longer wait once it comes back.
-- Parameters: $1 commune, $2 file, $3 sheet, $4 slip, $5 rows at most.
INSERT INTO ops.slip (commune_code, slip_id, file_id, sheet_no, row_no)
SELECT w.commune_code, $4, w.file_id, w.sheet_no, w.row_no
FROM ops.waiting w
WHERE w.commune_code = $1 AND w.file_id = $2::bigint AND w.sheet_no = $3::smallint
  AND w.place <= $5::int
ON CONFLICT DO NOTHING;
