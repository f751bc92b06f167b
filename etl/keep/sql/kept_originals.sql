-- kept_originals: SHA-256 of every original that the archive must hold.
-- Parameters: $1 commune. Out: 64 hexadecimal digits.
SELECT encode(sha256, 'hex') FROM ops.file WHERE commune_code = $1 AND archived ORDER BY 1;
