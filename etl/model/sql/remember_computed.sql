-- remember_computed: what the figures of a source now rest on. Parameters: $1 commune, $2 source, $3 as-of date, $4 basis,
-- $5 run. A row that says the same is left alone.
INSERT INTO measure.computed AS c (commune_code, source, as_of, basis, run_id)
VALUES ($1, $2, $3::date, $4, $5::bigint)
    ON CONFLICT (commune_code, source) DO UPDATE
   SET as_of = excluded.as_of, basis = excluded.basis, run_id = excluded.run_id
 WHERE (c.as_of, c.basis) IS DISTINCT FROM (excluded.as_of, excluded.basis);
