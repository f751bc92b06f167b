-- store_individual_rubric: the rubric by which the members of a year are scored.
-- Parameters: $1 commune, $2 year, $3 rubric as JSON, $4 code, $5 name, $6 basis, $7 SHA-256, $8 document, $9 run.
INSERT INTO score.individual_rubric AS t (commune_code, year, rules, rubric, name, basis, sha256, document, run_id)
VALUES ($1, $2::int, $3::jsonb, $4, $5, $6, $7, $8, $9::bigint)
    ON CONFLICT (commune_code, year) DO UPDATE
   SET rules = EXCLUDED.rules, rubric = EXCLUDED.rubric, name = EXCLUDED.name, basis = EXCLUDED.basis,
       sha256 = EXCLUDED.sha256, document = EXCLUDED.document, run_id = EXCLUDED.run_id
 WHERE (t.sha256, t.rules) IS DISTINCT FROM (EXCLUDED.sha256, EXCLUDED.rules)
