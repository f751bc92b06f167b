-- begin_run: a run's row, committed before any work. $1 commune code, $2 kind, $3 as-of date, $4 program version. Out: run_id.
INSERT INTO ops.run (commune_code, kind, as_of, program_version) VALUES ($1, $2, $3::date, $4) RETURNING run_id;
