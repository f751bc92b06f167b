-- write_sheet: the ledger row of a sheet.
-- Parameters: $1 commune, $2 file, $3 sheet, $4 name, $5 contract, $6 fact ('' = not taken), $7
--   village, $8 month, $9 heading row, $10 columns of the layout (text[]), $11 reason, $12 rows
--   read, $13 slip that it answers ('' = none), $14 headings (text[]).
INSERT INTO ops.sheet (commune_code, file_id, sheet_no, name, contract, fact, village_code, month, heading_row, fields, reason,
    rows_read, rows_loaded, supplement, headings)
VALUES ($1, $2::bigint, $3::smallint, $4, $5, $6, $7, $8, $9::int, $10::text[], $11, $12::bigint, $12::bigint, $13, $14::text[]);
