-- status_waiting: files that wait for the officer: held, or rejected. $1 commune code. Out: name, state, reason, since, first
-- digits of the SHA-256 (thidua decide takes them).
SELECT a.name, f.state, f.reason, to_char(f.received_at, 'DD/MM/YYYY HH24:MI') AS since,
       left(encode(f.sha256, 'hex'), 12) AS sha256
FROM ops.file AS f
JOIN LATERAL (
    SELECT name FROM ops.arrival AS r
    WHERE r.commune_code = f.commune_code AND r.file_id = f.file_id
    ORDER BY r.modified_at, r.name
    LIMIT 1
) AS a ON true
WHERE f.commune_code = $1 AND f.state IN ('held', 'rejected')
ORDER BY f.state, f.received_at, a.name;
