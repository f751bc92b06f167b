-- portal_aged: whether originals of portal files are gone, so that dossiers cannot be built from nothing, and whether the file is
--   older than one of them. Parameters: $1 commune, $2 file. Out: two booleans.
SELECT count(*) > 0, coalesce(bool_or((g.version_at, g.file_id) > (f.version_at, f.file_id)), false)
FROM ops.file AS g
LEFT JOIN ops.file AS f ON f.commune_code = g.commune_code AND f.file_id = $2::bigint
WHERE g.commune_code = $1 AND g.family = 'portal' AND g.aged_at IS NOT NULL
  AND g.state IN ('loaded', 'loaded_with_rejects');
