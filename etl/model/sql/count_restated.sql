-- count_restated: figures of ended months that this run changed. Parameters: $1 commune, $2 run.
SELECT count(*) FROM measure.change WHERE commune_code = $1 AND run_id = $2::bigint;
