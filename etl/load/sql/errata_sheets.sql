-- errata_sheets: the source sheets whose waiting rows one workbook holds, with the number of their slip.
-- Parameters: $1 commune, $2 family, $3 village, $4 month, $5 file (0 = of a village), $6 rows of a sheet at most.
-- Out: file, sheet, contract, name of the file, name of the sheet, slip, whether the sheet is a supplement, export time.
SELECT w.file_id, w.sheet_no, s.contract, f.name, s.name,
       left(encode(sha256(convert_to(string_agg(concat_ws(':', w.file_id, w.sheet_no, w.row_no), ','
                                                ORDER BY w.row_no), 'UTF8')),
                   'hex'), 12) AS slip,
       s.supplement <> '' AS supplement,
       to_char(f.version_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI:SS') AS exported
FROM ops.waiting w
JOIN ops.sheet s ON s.commune_code = w.commune_code AND s.file_id = w.file_id
    AND s.sheet_no = w.sheet_no
JOIN ops.file f ON f.commune_code = w.commune_code AND f.file_id = w.file_id
WHERE w.commune_code = $1 AND f.family = $2 AND w.place <= $6::int
  AND ($2 <> 'village' OR s.village_code = $3 AND s.month = $4)
  AND ($5::bigint = 0 OR w.file_id = $5::bigint)
  AND f.state IN ('loaded', 'loaded_with_rejects')
GROUP BY w.file_id, w.sheet_no, s.contract, f.name, s.name, s.supplement, f.version_at
ORDER BY s.contract, f.version_at, w.file_id, w.sheet_no;
