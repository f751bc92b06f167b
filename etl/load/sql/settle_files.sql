-- settle_files: counts, state and successor of the files of a village, a file, or all surveys.
-- Rules:  superseded: none of its sheets is in force; replaced_by is the newest file that is in
--   force for one of them.
-- Parameters: $1 commune, $2 village ('' = any), $3 file (null = any), $4 family ('' = any). Reads
--   ops.sheet (settled).
WITH counted AS (
    SELECT f.file_id, sum(h.rows_read) AS read, sum(h.rows_loaded) AS loaded, sum(h.rows_rejected) AS rejected,
           sum(h.rows_duplicate) AS duplicate, bool_or(h.fact <> '' AND h.in_force) AS in_force,
           bool_or(EXISTS (SELECT FROM ops.finding x WHERE x.commune_code = $1 AND x.file_id = f.file_id
               AND x.sheet_no = h.sheet_no AND x.row_no = 0 AND x.severity = 'reject')) AS refused
    FROM ops.file f
    JOIN ops.sheet h ON h.commune_code = f.commune_code AND h.file_id = f.file_id
    WHERE f.commune_code = $1 AND f.state NOT IN ('held', 'rejected')
      AND ($3::bigint IS NULL OR f.file_id = $3::bigint)
      AND ($2 = '' OR EXISTS (SELECT FROM ops.sheet v WHERE v.commune_code = $1 AND v.file_id = f.file_id AND v.village_code = $2))
      AND ($4 = '' OR f.family = $4)
    GROUP BY f.file_id
), settled AS (
    SELECT c.*, CASE WHEN NOT in_force THEN 'superseded' WHEN rejected > 0 OR refused THEN 'loaded_with_rejects'
                     ELSE 'loaded' END AS state,
           CASE WHEN NOT in_force THEN (
               SELECT n.file_id
               FROM ops.sheet h
               JOIN ops.sheet s ON s.commune_code = $1 AND s.village_code = h.village_code
                   AND s.month = h.month AND s.fact = h.fact AND s.in_force
               JOIN ops.file n ON n.commune_code = $1 AND n.file_id = s.file_id
               WHERE h.commune_code = $1 AND h.file_id = c.file_id AND h.fact <> ''
               ORDER BY s.supplement = h.supplement DESC, s.supplement <> '', n.version_at DESC, n.file_id DESC
               LIMIT 1) END AS successor
    FROM counted c
)
UPDATE ops.file f SET rows_read = s.read, rows_loaded = s.loaded, rows_rejected = s.rejected,
    rows_duplicate = s.duplicate,
    state = s.state, replaced_by = s.successor
FROM settled s
WHERE f.commune_code = $1 AND f.file_id = s.file_id
  AND (f.rows_read, f.rows_loaded, f.rows_rejected, f.rows_duplicate, f.state, f.replaced_by)
      IS DISTINCT FROM (s.read, s.loaded, s.rejected, s.duplicate, s.state, s.successor);
