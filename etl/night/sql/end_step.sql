-- end_step: closes a step. $1 commune code, $2 run_id, $3 step, $4 state, $5 counts as JSON.
UPDATE ops.step SET state = $4, counts = $5::jsonb, ended_at = pg_catalog.clock_timestamp()
WHERE commune_code = $1 AND run_id = $2::bigint AND name = $3;
