-- forget_quarantine: the cells of one rejected row. Parameters: $1 commune, $2 file, $3 sheet, $4 row.
DELETE FROM ops.quarantine WHERE commune_code = $1 AND file_id = $2::bigint AND sheet_no = $3::smallint AND row_no = $4::int;
