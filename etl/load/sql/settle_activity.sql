-- settle_activity: which rows are in force: of each session the newest file's (equal rows of a
--   file are different sessions; corrected rows that came back follow those of their month's sheet).
-- Parameters: $1 commune, $2 village. Reads fact.activity, ops.sheet (settled), ops.file.
WITH rows AS (
    SELECT m.*, h.in_force AS sheet_in_force, h.supplement, f.version_at
    FROM fact.activity m
    JOIN ops.sheet h ON h.commune_code = m.commune_code AND h.file_id = m.file_id
        AND h.sheet_no = m.sheet_no
    JOIN ops.file f ON f.commune_code = m.commune_code AND f.file_id = m.file_id
    WHERE m.commune_code = $1 AND m.village_code = $2
), verdict AS (
    SELECT r.*, 0 AS found, CASE WHEN supplement = '' THEN sequence ELSE row_number() OVER (
        PARTITION BY month, held_on, form, topics, sheet_in_force
        ORDER BY supplement <> '', version_at, file_id, sheet_no, row_no) END AS place
    FROM rows r
), ranked AS (
    SELECT v.*, v.sheet_in_force AND v.found = 0 AND 1 = row_number() OVER (
        PARTITION BY held_on, form, topics, place, v.sheet_in_force AND v.found = 0
        ORDER BY version_at DESC, file_id DESC, sheet_no, row_no) AS newest
    FROM verdict v
)
UPDATE fact.activity t SET verdict = r.found, in_force = r.newest
FROM ranked r
WHERE t.commune_code = $1 AND t.file_id = r.file_id AND t.sheet_no = r.sheet_no
  AND t.row_no = r.row_no
  AND (t.verdict, t.in_force) IS DISTINCT FROM (r.found::smallint, r.newest);
