-- aged_originals: SHA-256 of the originals that the archive must no longer hold. Parameters: $1 commune. Out: 64 digits.
SELECT encode(sha256, 'hex') FROM ops.file WHERE commune_code = $1 AND aged_at IS NOT NULL ORDER BY aged_at, file_id;
