-- newer_loaded: whether a file of the family and of a newer version is loaded already.
-- Parameters: $1 commune, $2 file, $3 family. Out: boolean.
SELECT EXISTS (
    SELECT FROM ops.file f
    JOIN ops.file mine ON mine.commune_code = f.commune_code AND mine.file_id = $2::bigint
    WHERE f.commune_code = $1 AND f.family = $3 AND f.state IN ('loaded', 'loaded_with_rejects')
      AND (f.version_at, f.file_id) > (mine.version_at, mine.file_id)
);
