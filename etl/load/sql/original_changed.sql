-- original_changed: an earlier arrival makes another name or time the original: the file is read
--   again where its content is kept.
-- Parameters: $1 commune, $2 file.
UPDATE ops.file f
SET stale = f.archived,
    name = CASE WHEN f.archived THEN f.name ELSE a.name END,
    received_at = CASE WHEN f.archived THEN f.received_at ELSE a.modified_at END,
    version_at = CASE WHEN f.archived OR f.version_stated THEN f.version_at ELSE a.modified_at END
FROM (
    SELECT name, modified_at FROM ops.arrival
    WHERE commune_code = $1 AND file_id = $2::bigint
    ORDER BY modified_at, name
    LIMIT 1
) a
WHERE f.commune_code = $1 AND f.file_id = $2::bigint
  AND (f.name, f.received_at) IS DISTINCT FROM (a.name, a.modified_at);
