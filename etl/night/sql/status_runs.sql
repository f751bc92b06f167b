-- status_runs: the last ten runs, newest first. $1 commune code. Times in the session's zone (Asia/Ho_Chi_Minh).
SELECT kind, to_char(started_at, 'DD/MM/YYYY HH24:MI') AS started,
       coalesce(to_char(ended_at, 'DD/MM/YYYY HH24:MI'), '') AS ended,
       CASE state WHEN 'running' THEN 'đang chạy' WHEN 'done' THEN 'xong' WHEN 'failed' THEN 'hỏng' ELSE 'bị ngắt' END AS state,
       coalesce(exit_status::text, '') AS exit_status
FROM ops.run
WHERE commune_code = $1
ORDER BY run_id DESC
LIMIT 10;
