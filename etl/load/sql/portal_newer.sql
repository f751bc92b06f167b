-- portal_newer: whether a portal file of a newer version is loaded already.
-- Parameters: $1 commune, $2 file. Out: boolean.
SELECT EXISTS (
    SELECT FROM ops.file f
    JOIN ops.file mine ON mine.commune_code = f.commune_code AND mine.file_id = $2::bigint
    WHERE f.commune_code = $1 AND f.family = 'portal' AND f.state IN ('loaded', 'loaded_with_rejects')
      AND (f.version_at, f.file_id) > (mine.version_at, mine.file_id)
)
