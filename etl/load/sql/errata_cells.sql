-- errata_cells: the filled cells of the waiting rows of a sheet.
-- Parameters: $1 commune, $2 file, $3 sheet, $4 rows at most. Out: row, column from 0, text.
SELECT w.row_no, c.place - 1, c.cell
FROM ops.waiting w
JOIN ops.quarantine q ON q.commune_code = w.commune_code AND q.file_id = w.file_id
    AND q.sheet_no = w.sheet_no AND q.row_no = w.row_no
CROSS JOIN unnest(q.cells) WITH ORDINALITY AS c (cell, place)
WHERE w.commune_code = $1 AND w.file_id = $2::bigint AND w.sheet_no = $3::smallint
  AND w.place <= $4::int
ORDER BY w.row_no, c.place;
