-- store_rubric: brings the stored rubric of a year to the one at hand.
-- Parameters: $1 commune, $2 year, $3 rubric as JSON, $4 code, $5 name, $6 basis, $7 SHA-256, $8 document, $9 run.
-- Out:    one row: rows written or removed. The parts are replaced only where the document or a target of the catalogue
--         in it changed (compared as a whole).
WITH fresh AS (
    SELECT n ->> 'node' AS node, n FROM jsonb_array_elements($3::jsonb -> 'nodes') AS n
), changed AS (
    SELECT NOT EXISTS (SELECT FROM score.rubric WHERE commune_code = $1 AND year = $2::int AND sha256 = $7)
        OR EXISTS (SELECT FROM fresh AS f
                     FULL JOIN (SELECT node, detail FROM score.node WHERE commune_code = $1 AND year = $2::int) AS s USING (node)
                    WHERE f.n IS DISTINCT FROM s.detail) AS any
)
INSERT INTO score.rubric AS r (commune_code, year, rubric, name, basis, sha256, document, run_id)
SELECT $1, $2::int, $4, $5, coalesce($6, ''), $7, $8, $9::bigint FROM changed WHERE changed.any
    ON CONFLICT (commune_code, year) DO UPDATE
   SET rubric = EXCLUDED.rubric, name = EXCLUDED.name, basis = EXCLUDED.basis, sha256 = EXCLUDED.sha256,
       document = EXCLUDED.document, run_id = EXCLUDED.run_id
