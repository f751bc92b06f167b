-- close_dead_runs: rows that still say "running" while we hold the lock belong to runs that were killed. $1 commune code.
UPDATE ops.run SET state = 'dead', ended_at = pg_catalog.clock_timestamp()
WHERE commune_code = $1 AND state = 'running';
