-- decide_file: the contents that a name or the beginning of a SHA-256 means.
-- Parameters: $1 commune, $2 name or hexadecimal digits. Out: SHA-256, state, archived, file, family, name.
SELECT encode(f.sha256, 'hex'), f.state, f.archived, f.file_id, f.family, f.name
FROM ops.file f
WHERE f.commune_code = $1
  AND (EXISTS (SELECT FROM ops.arrival a WHERE a.commune_code = $1 AND a.file_id = f.file_id AND a.name = $2)
       OR (length($2) >= 8 AND encode(f.sha256, 'hex') LIKE lower($2) || '%'))
ORDER BY f.file_id;
