-- original: the arrival that is the original: the least modification time, then name.
-- Parameters: $1 commune, $2 file. Out: name, modification time (microseconds since 1970).
SELECT name, (extract(epoch FROM modified_at) * 1000000)::bigint
FROM ops.arrival
WHERE commune_code = $1 AND file_id = $2::bigint
ORDER BY modified_at, name
LIMIT 1;
