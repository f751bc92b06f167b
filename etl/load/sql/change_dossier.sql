-- change_dossier: what one portal export says otherwise than an older one of the dossiers that both hold, and which it adds.
-- Rules:  columns that both layouts have; whose dossier it is, is compared and not listed. An absent dossier is no change.
-- Parameters: $1 columns of the older layout (text[]), $2 of the newer, $3 rows at most. Reads stage.dossier (newer),
--   pg_temp.older. Out: as ops.change(), rows in all.
SELECT 'dossier' AS fact, n.village_code, '' AS month, '' AS sheet, n.row_no, o.row_no AS old_row_no,
       CASE WHEN o.code IS NULL THEN 'added' ELSE 'changed' END AS kind, coalesce(c.field, '') AS field,
       CASE c.field WHEN 'applicant_key' THEN '' ELSE coalesce(c.old_value, '') END AS old_value,
       CASE c.field WHEN 'applicant_key' THEN '' ELSE coalesce(c.new_value, '') END AS new_value,
       count(*) OVER () AS lines
FROM stage.dossier n
LEFT JOIN pg_temp.older o ON o.code = n.code
LEFT JOIN LATERAL (
    SELECT s.key AS field, to_jsonb(o) ->> s.key AS old_value, s.value AS new_value
    FROM jsonb_each_text(to_jsonb(n)) s
    WHERE s.key = ANY ($1::text[]) AND s.key = ANY ($2::text[])
      AND s.value IS DISTINCT FROM to_jsonb(o) ->> s.key
) c ON o.code IS NOT NULL
WHERE o.code IS NULL OR c.field IS NOT NULL
ORDER BY n.sheet_no, n.row_no, c.field
LIMIT $3::int
