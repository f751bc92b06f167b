-- store_values: brings indicator.value of the units just evaluated to pg_temp.result; equal rows are not written again.
-- Parameters: $1 commune, $2 run, $3 units (NULL: all but COMMUNE), $4 period (NULL: all). Out: rows written.
WITH changed AS (
    SELECT r.* FROM pg_temp.result AS r
      LEFT JOIN indicator.value AS o ON o.commune_code = $1 AND o.village_code = r.village_code AND o.period = r.period
                                    AND o.indicator = r.indicator
     WHERE o.state IS NULL
        OR (o.state, o.numerator, o.denominator, o.value, o.ci_low, o.ci_high, o.frame, o.bound_low, o.bound_high,
            o.villages, o.detail, o.provisional)
           IS DISTINCT FROM (r.state, r.numerator, r.denominator, r.value, r.ci_low, r.ci_high, r.frame, r.bound_low,
            r.bound_high, r.villages, r.detail, r.provisional)
), gone AS (
    DELETE FROM indicator.value AS o
     WHERE o.commune_code = $1 AND ($4::text IS NULL OR o.period = $4)
       AND CASE WHEN $3::text[] IS NULL THEN o.village_code <> 'COMMUNE' ELSE o.village_code = ANY ($3) END
       AND NOT EXISTS (SELECT FROM pg_temp.result AS r WHERE r.village_code = o.village_code AND r.period = o.period
                          AND r.indicator = o.indicator)
    RETURNING 1
), written AS (
    INSERT INTO indicator.value (commune_code, village_code, period, indicator, state, numerator, denominator, value,
                                 ci_low, ci_high, frame, bound_low, bound_high, villages, detail, provisional, run_id)
    SELECT $1, village_code, period, indicator, state, numerator, denominator, value, ci_low, ci_high, frame, bound_low,
           bound_high, villages, detail, provisional, $2::bigint
      FROM changed
        ON CONFLICT (commune_code, village_code, period, indicator) DO UPDATE
       SET state = excluded.state, numerator = excluded.numerator, denominator = excluded.denominator,
           value = excluded.value, ci_low = excluded.ci_low, ci_high = excluded.ci_high, frame = excluded.frame,
           bound_low = excluded.bound_low, bound_high = excluded.bound_high, villages = excluded.villages,
           detail = excluded.detail, provisional = excluded.provisional, run_id = excluded.run_id
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written);
