-- file_state: what became of a content.
-- Parameters: $1 commune, $2 file. Out: state, rows read, rejected, duplicate, warnings.
SELECT f.state, f.rows_read, f.rows_rejected, f.rows_duplicate,
       (SELECT count(*) FROM ops.finding x
        WHERE x.commune_code = $1 AND x.file_id = $2::bigint AND x.severity = 'warning')
FROM ops.file f
WHERE f.commune_code = $1 AND f.file_id = $2::bigint;
