-- settle_sheet_counts: rows rejected, duplicate and loaded of the sheets of a village, a file, or
--   all surveys.
-- Parameters: $1 commune, $2 village ('' = any), $3 file (null = any), $4 family ('' = any). Reads
--   ops.finding.
WITH counted AS (
    SELECT h.file_id, h.sheet_no, h.rows_read,
           count(r.row_no) FILTER (WHERE r.rejected) AS rejected,
           count(r.row_no) FILTER (WHERE NOT r.rejected) AS duplicate
    FROM ops.sheet h
    JOIN ops.file f ON f.commune_code = h.commune_code AND f.file_id = h.file_id
    LEFT JOIN LATERAL (
        SELECT x.row_no, bool_or(x.severity = 'reject') AS rejected
        FROM ops.finding x
        WHERE x.commune_code = $1 AND x.file_id = h.file_id AND x.sheet_no = h.sheet_no
          AND x.row_no > 0
          AND x.severity IN ('reject', 'duplicate')
        GROUP BY x.row_no
    ) r ON true
    WHERE h.commune_code = $1 AND h.fact <> '' AND ($2 = '' OR h.village_code = $2)
      AND ($3::bigint IS NULL OR h.file_id = $3::bigint) AND ($4 = '' OR f.family = $4)
    GROUP BY h.file_id, h.sheet_no, h.rows_read
)
UPDATE ops.sheet s SET rows_rejected = c.rejected, rows_duplicate = c.duplicate,
    rows_loaded = c.rows_read - c.rejected - c.duplicate
FROM counted c
WHERE s.commune_code = $1 AND s.file_id = c.file_id AND s.sheet_no = c.sheet_no
  AND (s.rows_rejected, s.rows_duplicate, s.rows_loaded)
      IS DISTINCT FROM (c.rejected, c.duplicate, c.rows_read - c.rejected - c.duplicate);
