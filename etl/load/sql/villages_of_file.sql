-- villages_of_file: the villages whose facts a file touches.
-- Parameters: $1 commune, $2 file.
SELECT DISTINCT village_code
FROM ops.sheet
WHERE commune_code = $1 AND file_id = $2::bigint AND village_code <> ''
ORDER BY village_code;
