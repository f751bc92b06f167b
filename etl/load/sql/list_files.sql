-- list_files: one line for each name under which a content came, in order of time; the first is
--   the original, others duplicates.
-- Parameters: $1 commune. Out: the columns of truth/ingest.tsv, reason_text, first digits of the SHA-256 (enough for
--   `thidua decide`; for people only where a file waits), all of it.
SELECT a.name AS file,
       CASE WHEN a.original THEN f.rows_read ELSE 0 END AS rows_read,
       CASE WHEN a.original THEN f.rows_loaded ELSE 0 END AS loaded,
       CASE WHEN a.original THEN f.rows_rejected ELSE 0 END AS rejected,
       CASE WHEN a.original THEN f.rows_duplicate ELSE 0 END AS duplicate,
       CASE WHEN a.original THEN f.state ELSE 'duplicate' END AS state,
       coalesce(nullif(f.family, ''), 'other') AS family, f.layout, f.village_code AS village, f.month,
       to_char(a.modified_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') AS file_time,
       CASE WHEN a.original THEN coalesce(n.name, '') ELSE a.original_name END AS replaced_by,
       CASE WHEN a.original THEN f.reason ELSE '' END AS reason,
       CASE WHEN a.original THEN f.reason_text ELSE '' END AS reason_text,
       CASE WHEN a.original AND f.state IN ('held', 'rejected')
            THEN left(encode(f.sha256, 'hex'), 12) ELSE '' END AS digits,
       encode(f.sha256, 'hex') AS sha256
FROM (
    SELECT r.*, row_number() OVER copies = 1 AS original, first_value(r.name) OVER copies AS original_name
    FROM ops.arrival r
    WHERE r.commune_code = $1
    WINDOW copies AS (PARTITION BY r.file_id ORDER BY r.modified_at, r.name)
) a
JOIN ops.file f ON f.commune_code = $1 AND f.file_id = a.file_id
LEFT JOIN ops.file n ON n.commune_code = $1 AND n.file_id = f.replaced_by
ORDER BY a.modified_at, a.name;
