-- file_state: what became of a content.
-- Parameters: $1 commune, $2 file. Out: state, rows read, rejected, duplicate.
SELECT state, rows_read, rows_rejected, rows_duplicate
FROM ops.file
WHERE commune_code = $1 AND file_id = $2::bigint
