-- settle_findings: verdicts of settling become findings (ordinal 1000), and findings whose verdict
--   is gone go.
-- Parameters: $1 commune, $2 village ('' = all: surveys). Reads ops.verdict.
WITH wanted AS (
    SELECT v.file_id, v.sheet_no, v.row_no, CASE WHEN v.verdict < 3 THEN 'name' ELSE '' END AS field,
           (ARRAY['member unknown', 'member ambiguous', 'duplicate in file', 'duplicate of another file'])[v.verdict] AS code,
           CASE WHEN v.verdict < 3 THEN 'reject' ELSE 'duplicate' END AS severity
    FROM ops.verdict v
    WHERE v.commune_code = $1 AND ($2 = '' OR v.village_code = $2)
), gone AS (
    DELETE FROM ops.finding f USING ops.sheet h
    WHERE h.commune_code = $1 AND ($2 = '' OR h.village_code = $2)
      AND f.commune_code = $1 AND f.file_id = h.file_id AND f.sheet_no = h.sheet_no
      AND f.row_no > 0 AND f.ordinal = 1000
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.file_id = f.file_id AND w.sheet_no = f.sheet_no AND w.row_no = f.row_no)
    RETURNING f.file_id, f.sheet_no, f.row_no
), emptied AS (
    DELETE FROM ops.quarantine q USING gone g
    WHERE q.commune_code = $1 AND q.file_id = g.file_id AND q.sheet_no = g.sheet_no
      AND q.row_no = g.row_no
)
INSERT INTO ops.finding AS f (commune_code, file_id, sheet_no, row_no, ordinal, field, code, severity)
SELECT $1, file_id, sheet_no, row_no, 1000, field, code, severity FROM wanted
ON CONFLICT (commune_code, file_id, sheet_no, row_no, ordinal)
DO UPDATE SET field = excluded.field, code = excluded.code, severity = excluded.severity WHERE f.code <> excluded.code;
