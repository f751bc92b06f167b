-- status_files: how many files ended in which state. $1 commune code. Out: state, files, rows rejected.
SELECT state, count(*) AS files, sum(rows_rejected) AS rows_rejected
FROM ops.file
WHERE commune_code = $1
GROUP BY state
ORDER BY state;
