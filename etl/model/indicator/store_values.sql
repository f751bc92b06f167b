-- store_values: brings indicator.value of the units just evaluated to pg_temp.result; equal rows are not written again.
-- Rules:  values of a frozen year stay as they are.
-- Reads:  pg_temp.result, pg_temp.scope, seal.frozen_year. Parameters: $1 commune, $2 run, $3 as-of date, $4 whether it is the commune's turn.
-- Out:    rows written; pg_temp.moved: periods and indicators of which a village's value changed.
WITH changed AS (
    SELECT r.* FROM pg_temp.result AS r
      LEFT JOIN indicator.value AS o ON o.commune_code = $1 AND o.village_code = r.village_code AND o.period = r.period
                                    AND o.indicator = r.indicator
     WHERE left(r.period, 4)::int NOT IN (SELECT z.year FROM seal.frozen_year AS z WHERE z.commune_code = $1)
       AND (o.state IS NULL
        OR (o.state, o.numerator, o.denominator, o.value, o.ci_low, o.ci_high, o.frame, o.bound_low, o.bound_high,
            o.villages, o.detail, o.provisional)
           IS DISTINCT FROM (r.state, r.numerator, r.denominator, r.value, r.ci_low, r.ci_high, r.frame, r.bound_low,
            r.bound_high, r.villages, r.detail, r.provisional))
), evaluated AS (
    SELECT village_code, period, true AS whole FROM pg_temp.scope WHERE NOT $4::boolean
    UNION
    SELECT 'COMMUNE', period, false FROM pg_temp.scope WHERE $4::boolean
    UNION -- periods that have not begun: the as-of date went back
    SELECT u.village_code, p.period, true
      FROM (SELECT village_code FROM ref.village WHERE commune_code = $1
            UNION ALL VALUES ('UNKNOWN'), ('OUTSIDE'), ('COMMUNE')) AS u
     CROSS JOIN ref.period AS p
     WHERE p.commune_code = $1 AND p.starts_on > $3::date
), gone AS (
    DELETE FROM indicator.value AS o USING evaluated AS e
     WHERE o.commune_code = $1 AND o.village_code = e.village_code AND o.period = e.period
       AND (e.whole OR (o.period, o.indicator) IN (SELECT period, indicator FROM pg_temp.moved)
            OR o.indicator NOT IN (SELECT indicator FROM ref.indicator WHERE commune_code = $1))
       AND NOT EXISTS (SELECT FROM pg_temp.result AS r WHERE r.village_code = o.village_code AND r.period = o.period
                          AND r.indicator = o.indicator)
       AND left(o.period, 4)::int NOT IN (SELECT z.year FROM seal.frozen_year AS z WHERE z.commune_code = $1)
    RETURNING o.village_code, o.period, o.indicator
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
    RETURNING village_code, period, indicator
), moved AS (
    INSERT INTO pg_temp.moved (period, indicator)
    SELECT DISTINCT period, indicator
      FROM (SELECT * FROM written UNION ALL SELECT * FROM gone) AS w
     WHERE village_code <> 'COMMUNE' AND period IN (SELECT period FROM pg_temp.scope)
        ON CONFLICT DO NOTHING
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written);
