-- status_replaced: the last 20 village workbooks and survey files that replaced older ones, and how much they changed.
-- $1 commune code. Out: name, older name, rows added, rows removed, values changed.
SELECT r.name, r.older, c.added, c.removed, c.changed
FROM (
    SELECT p.file_id, p.old_file_id, f.name, o.name AS older, f.received_at
    FROM ops.replacement AS p
    JOIN ops.file AS f ON f.commune_code = p.commune_code AND f.file_id = p.file_id
    JOIN ops.file AS o ON o.commune_code = p.commune_code AND o.file_id = p.old_file_id
    WHERE p.commune_code = $1
    ORDER BY f.received_at DESC, f.name, o.name
    LIMIT 20
) AS r
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE kind = 'added') AS added, count(*) FILTER (WHERE kind = 'removed') AS removed,
           count(*) FILTER (WHERE kind = 'changed') AS changed
    FROM ops.change($1, r.file_id, r.old_file_id)
) AS c
ORDER BY r.received_at DESC, r.name, r.older;
