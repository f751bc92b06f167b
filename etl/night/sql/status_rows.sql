-- status_rows: rejected rows that wait for a corrected file, of each village and month. $1 commune code.
-- Out: village, name, month, source, rows.
SELECT r.village_code, coalesce(v.name, '') AS name, r.month, r.family, r.rows
FROM ops.row_waiting AS r
LEFT JOIN ref.village AS v ON v.commune_code = r.commune_code AND v.village_code = r.village_code
WHERE r.commune_code = $1
ORDER BY r.family DESC, r.village_code, r.month;
