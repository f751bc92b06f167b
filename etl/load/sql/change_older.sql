-- change_older: the files that a village workbook or survey file replaced, the newest first.
-- Parameters: $1 commune, $2 file. Out: file, name.
SELECT r.old_file_id, f.name
FROM ops.replacement r
JOIN ops.file f ON f.commune_code = r.commune_code AND f.file_id = r.old_file_id
WHERE r.commune_code = $1 AND r.file_id = $2::bigint
ORDER BY f.version_at DESC, f.file_id DESC
