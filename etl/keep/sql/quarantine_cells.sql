-- quarantine_cells: every kept cell of rejected rows, to be looked through by the program, not by the server: what is looked for
--   must not come into its log. Parameters: $1 commune. Out: file, sheet, row, cell; a row's cells together.
SELECT q.file_id, q.sheet_no, q.row_no, c.cell
FROM ops.quarantine AS q CROSS JOIN LATERAL unnest(q.cells) WITH ORDINALITY AS c (cell, place)
WHERE q.commune_code = $1
ORDER BY q.file_id, q.sheet_no, q.row_no, c.place;
