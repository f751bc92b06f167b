-- 051_change: what a newer version changed in the rows of the version that it replaced.
-- Grain:  ops.replacement: a file and the version before it, for each village, month and fact (surveys: for the answers that
--         both hold). ops.change(): one line per row added or removed and per value changed.
-- Rules:  rows that settling rejected or named repeats stand in no version. Corrected rows that came back are compared with
--         the older answer to the same slip. A newer survey export withdraws no answer.
-- Source: spec/inputs.md "What becomes of a file and of a row": a correction replaces what it corrects; the difference is
--         listed.

CREATE VIEW ops.replacement AS
SELECT v.commune_code, v.file_id, v.old_file_id
FROM (
    SELECT h.commune_code, h.file_id, lag(h.file_id) OVER (
               PARTITION BY h.commune_code, h.village_code, h.month, h.fact, h.supplement
               ORDER BY f.version_at, f.file_id, h.sheet_no) AS old_file_id
    FROM ops.sheet h
    JOIN ops.file f ON f.commune_code = h.commune_code AND f.file_id = h.file_id
    WHERE h.fact <> '' AND f.family = 'village'
    UNION ALL
    SELECT a.commune_code, a.file_id, lag(a.file_id) OVER (
               PARTITION BY a.commune_code, a.response_id ORDER BY f.version_at, f.file_id, a.sheet_no, a.row_no)
    FROM fact.survey_response a
    JOIN ops.file f ON f.commune_code = a.commune_code AND f.file_id = a.file_id
) v
WHERE v.old_file_id <> v.file_id
GROUP BY v.commune_code, v.file_id, v.old_file_id;

-- kind: added, removed, changed. Values are those of the database; a hidden value is listed as an empty one.
CREATE FUNCTION ops.change(commune text, new_file bigint, old_file bigint)
RETURNS TABLE (fact text, village_code text, month text, sheet text, row_no int, old_row_no int, kind text, field text,
               old_value text, new_value text)
LANGUAGE sql STABLE SET search_path = '' AS $$
WITH pair AS (
    SELECT n.fact, n.village_code, n.month, n.name AS sheet, n.sheet_no, o.sheet_no AS old_sheet_no
    FROM ops.sheet n
    JOIN ops.sheet o ON o.commune_code = commune AND o.file_id = old_file AND o.fact = n.fact
        AND o.village_code = n.village_code AND o.month = n.month AND o.supplement = n.supplement
    WHERE n.commune_code = commune AND n.file_id = new_file AND n.fact <> ''
), present AS (
    SELECT p.*, r.row_no, r.key, r.shown, r.hidden
    FROM pair p
    JOIN ops.fact_row r ON r.commune_code = commune AND r.file_id = new_file AND r.sheet_no = p.sheet_no AND r.fact = p.fact
    WHERE r.verdict IN (0, 4)
), past AS (
    SELECT p.*, r.row_no, r.key, r.shown, r.hidden
    FROM pair p
    JOIN ops.fact_row r ON r.commune_code = commune AND r.file_id = old_file AND r.sheet_no = p.old_sheet_no AND r.fact = p.fact
    WHERE r.verdict IN (0, 4)
), matched AS (
    SELECT coalesce(n.fact, o.fact) AS fact, coalesce(n.village_code, o.village_code) AS village_code,
           coalesce(n.month, o.month) AS month, coalesce(n.sheet, o.sheet) AS sheet, n.row_no, o.row_no AS old_row_no,
           o.shown AS old_shown, n.shown, o.hidden AS old_hidden, n.hidden
    FROM present n
    FULL JOIN past o ON o.fact = n.fact AND o.village_code = n.village_code AND o.month = n.month
        AND o.sheet_no = n.sheet_no AND o.old_sheet_no = n.old_sheet_no AND o.key = n.key
)
SELECT b.fact, b.village_code, b.month, b.sheet, b.row_no, b.old_row_no,
       CASE WHEN b.old_row_no IS NULL THEN 'added' WHEN b.row_no IS NULL THEN 'removed' ELSE 'changed' END,
       coalesce(c.field, ''), coalesce(c.old_value, ''), coalesce(c.new_value, '')
FROM matched b
LEFT JOIN LATERAL (
    SELECT s.key AS field, b.old_shown ->> s.key AS old_value, s.value AS new_value
    FROM jsonb_each_text(b.shown) s
    WHERE s.value IS DISTINCT FROM b.old_shown ->> s.key
    UNION ALL
    SELECT h.key, NULL, NULL
    FROM jsonb_each_text(b.hidden) h
    WHERE h.value IS DISTINCT FROM b.old_hidden ->> h.key
) c ON b.row_no IS NOT NULL AND b.old_row_no IS NOT NULL
WHERE c.field IS NOT NULL OR b.old_row_no IS NULL OR b.row_no IS NULL AND b.fact <> 'survey_response'
$$;
