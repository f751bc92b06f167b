-- change_sheet: what a village workbook or survey file changed in the file that it replaced.
-- Parameters: $1 commune, $2 file, $3 older file, $4 lines at most. Out: as ops.change(), lines in all.
SELECT c.fact, c.village_code, c.month, c.sheet, c.row_no, c.old_row_no, c.kind, c.field, c.old_value, c.new_value,
       count(*) OVER () AS lines
FROM ops.change($1, $2::bigint, $3::bigint) c
ORDER BY c.fact, c.village_code, c.month, coalesce(c.row_no, c.old_row_no), c.field
LIMIT $4::int
