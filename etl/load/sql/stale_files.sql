-- stale_files: contents to be read again from the archive.
-- Parameters: $1 commune. Out: file, SHA-256 (hexadecimal), size.
SELECT file_id, encode(sha256, 'hex'), size_bytes
FROM ops.file
WHERE commune_code = $1 AND stale AND archived
ORDER BY file_id;
