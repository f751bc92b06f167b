-- file_known: whether this content is in the ledger.
-- Parameters: $1 commune, $2 file, $3 SHA-256 (hexadecimal). Out: no row, or: archived, stale,
--   same content.
SELECT archived, stale, sha256 = decode($3, 'hex')
FROM ops.file
WHERE commune_code = $1 AND file_id = $2::bigint;
