-- remember_scored: notes what the stored points of a year rest on. Parameters: $1 commune, $2 year, $3 run, $4 basis.
INSERT INTO score.computed AS c (commune_code, year, run_id, basis)
VALUES ($1, $2::int, $3::bigint, $4)
    ON CONFLICT (commune_code, year) DO UPDATE SET run_id = EXCLUDED.run_id, basis = EXCLUDED.basis WHERE c.basis <> EXCLUDED.basis
