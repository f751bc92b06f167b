-- begin_step: a step of a run; also the run's heartbeat. $1 commune code, $2 run_id, $3 step.
WITH beat AS (
    UPDATE ops.run SET heartbeat_at = pg_catalog.clock_timestamp() WHERE commune_code = $1 AND run_id = $2::bigint
)
INSERT INTO ops.step (commune_code, run_id, name, state) VALUES ($1, $2::bigint, $3, 'running');
