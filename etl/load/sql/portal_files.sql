-- portal_files: the portal files in force whose content is kept, in version order, for a rebuild.
-- Parameters: $1 commune. Out: file, SHA-256 (hexadecimal), name, modification time (seconds),
--   as-of date of its reading.
SELECT f.file_id, encode(f.sha256, 'hex'), f.name, floor(extract(epoch FROM f.received_at))::bigint, r.as_of - date '1970-01-01'
FROM ops.file f
JOIN ops.run r ON r.commune_code = f.commune_code AND r.run_id = f.run_id
WHERE f.commune_code = $1 AND f.family = 'portal' AND f.state IN ('loaded', 'loaded_with_rejects')
  AND f.aged_at IS NULL
ORDER BY f.version_at, f.file_id;
