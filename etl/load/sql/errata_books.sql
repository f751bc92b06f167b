-- errata_books: one line for each workbook of rejected rows that wait for correction.
-- Grain:  village workbooks: one a village and month; other families: one a source file.
-- Parameters: $1 commune, $2 village ('' = all, and the files of other families).
-- Out: family, village, month, file (0 = of a village), name of the file, its SHA-256's first digits, seconds of the
--   newest receipt.
SELECT f.family, CASE WHEN f.family = 'village' THEN s.village_code ELSE '' END AS village,
       CASE WHEN f.family = 'village' THEN s.month ELSE '' END AS month,
       CASE WHEN f.family = 'village' THEN 0 ELSE f.file_id END AS file,
       CASE WHEN f.family = 'village' THEN '' ELSE f.name END AS name,
       CASE WHEN f.family = 'village' THEN '' ELSE left(encode(f.sha256, 'hex'), 6) END AS sha256,
       floor(extract(epoch FROM max(f.received_at)))::bigint AS received
FROM (SELECT DISTINCT commune_code, file_id, sheet_no FROM ops.waiting WHERE commune_code = $1) w
JOIN ops.sheet s ON s.commune_code = $1 AND s.file_id = w.file_id AND s.sheet_no = w.sheet_no
JOIN ops.file f ON f.commune_code = $1 AND f.file_id = w.file_id
WHERE f.state IN ('loaded', 'loaded_with_rejects')
  AND ($2 = '' OR f.family = 'village' AND s.village_code = $2)
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4;
