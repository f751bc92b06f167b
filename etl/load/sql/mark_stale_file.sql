-- mark_stale_file: one content is to be read again from the archive.
-- Parameters: $1 commune, $2 SHA-256 (hexadecimal).
UPDATE ops.file SET stale = true
WHERE commune_code = $1 AND sha256 = decode($2, 'hex') AND archived;
