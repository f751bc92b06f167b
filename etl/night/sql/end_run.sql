-- end_run: closes a run's row. $1 commune code, $2 run_id, $3 exit status (0 and 1 are done).
UPDATE ops.run
SET state = CASE WHEN $3::int <= 1 THEN 'done' ELSE 'failed' END, exit_status = $3::int,
    ended_at = pg_catalog.clock_timestamp(), heartbeat_at = pg_catalog.clock_timestamp()
WHERE commune_code = $1 AND run_id = $2::bigint;
