-- list_rejects: rejected and duplicate rows, refused sheets and files, or warnings: where, which field, why.
-- Parameters: $1 commune, $2 village ('' = all), $3 whether warnings are wanted instead. Out: the columns of truth/rejects.tsv;
--   village; column from 1 (empty = none).
SELECT f.name AS file, coalesce(h.name, '') AS sheet, CASE WHEN x.row_no > 0 THEN x.row_no::text ELSE '' END AS row,
       x.field, x.code AS class, coalesce(nullif(h.village_code, ''), f.village_code) AS village,
       CASE WHEN x.column_no >= 0 THEN (x.column_no + 1)::text ELSE '' END AS column_number
FROM ops.finding x
JOIN ops.file f ON f.commune_code = x.commune_code AND f.file_id = x.file_id
LEFT JOIN ops.sheet h ON h.commune_code = x.commune_code AND h.file_id = x.file_id
    AND h.sheet_no = x.sheet_no
WHERE x.commune_code = $1 AND (x.severity = 'warning') = $3::boolean
  AND ($2 = '' OR coalesce(nullif(h.village_code, ''), f.village_code) = $2)
ORDER BY f.name, f.file_id, x.sheet_no, x.row_no, x.ordinal;
