-- list_unplaced: dossiers whose village a decision may settle: where the row stands whose address is to be looked at.
-- Parameters: $1 commune. Out: file, sheet, row, dossier, reason (a code's name).
SELECT f.name AS file, coalesce(h.name, '') AS sheet, d.row_no AS row, d.code AS dossier,
       CASE d.address_state WHEN 4 THEN 'village ambiguous' ELSE 'village unknown' END AS class
FROM fact.dossier d
JOIN ops.file f ON f.commune_code = d.commune_code AND f.file_id = d.file_id
LEFT JOIN ops.sheet h ON h.commune_code = d.commune_code AND h.file_id = d.file_id
    AND h.sheet_no = d.sheet_no
WHERE d.commune_code = $1 AND d.address_state IN (3, 4)
ORDER BY f.name, f.file_id, d.sheet_no, d.row_no;
