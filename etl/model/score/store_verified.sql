-- store_verified: what an on-the-spot check found about one claim.
-- Parameters: $1 commune, $2 village, $3 period, $4 indicator, $5 verified percentage, $6 by whom, $7 day, $8 file, $9 SHA-256,
--         $10 row, $11 run.
-- Out:    one row: 1 where there is such a claim, else 0. A later day stands in for an earlier one, the same day for itself.
WITH claim AS (
    SELECT 1 FROM indicator.value WHERE commune_code = $1 AND village_code = $2 AND period = $3 AND indicator = $4
), written AS (
    INSERT INTO score.verified AS v (commune_code, village_code, period, indicator, value, verified_by, verified_on, file_name,
                                     sha256, row_no, run_id)
    SELECT $1, $2, $3, $4, $5::numeric / 100, $6, $7::date, $8, $9, $10::int, $11::bigint FROM claim
        ON CONFLICT (commune_code, village_code, period, indicator) DO UPDATE
       SET value = EXCLUDED.value, verified_by = EXCLUDED.verified_by, verified_on = EXCLUDED.verified_on,
           file_name = EXCLUDED.file_name, sha256 = EXCLUDED.sha256, row_no = EXCLUDED.row_no, run_id = EXCLUDED.run_id
     WHERE v.verified_on <= EXCLUDED.verified_on
       AND (v.value, v.verified_by, v.verified_on, v.sha256, v.row_no)
           IS DISTINCT FROM (EXCLUDED.value, EXCLUDED.verified_by, EXCLUDED.verified_on, EXCLUDED.sha256, EXCLUDED.row_no)
    RETURNING 1
)
SELECT count(*) FROM claim
