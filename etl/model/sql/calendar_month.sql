-- calendar_month: brings ref.month to the commune's calendar; rows that are right are not touched.
-- Grain:  one row per reporting month from the earliest year with yearly figures of villages to the plan year, without a gap:
--         a stock is carried from month to month.
-- Reads:  ref.commune, ref.setting (report_deadline_day), fact.village_year. Parameters: $1 commune. Out: rows written.
WITH year AS (
    SELECT generate_series(least((SELECT min(y.year) FROM fact.village_year AS y WHERE y.commune_code = $1), c.plan_year),
                           c.plan_year) AS year
      FROM ref.commune AS c WHERE c.commune_code = $1
), wanted AS (
    SELECT p.period AS month, y.year, stat.month_start(c.calendar, p.period) AS starts_on,
           stat.month_end(c.calendar, p.period) AS ends_on,
           ((p.period || '-01')::date + interval '1 month')::date AS next_month
      FROM year AS y CROSS JOIN LATERAL stat.periods(y.year) AS p
     CROSS JOIN ref.commune AS c
     WHERE p.kind = 'month' AND c.commune_code = $1
), dated AS (
    SELECT *, next_month - 1 + coalesce(ref.setting_on($1, 'report_deadline_day', next_month), 5)::int AS deadline_on
      FROM wanted
), gone AS (
    DELETE FROM ref.month AS m
     WHERE m.commune_code = $1 AND NOT EXISTS (SELECT FROM dated AS d WHERE d.month = m.month)
    RETURNING 1
), written AS (
    INSERT INTO ref.month AS m (commune_code, month, year, starts_on, ends_on, deadline_on)
    SELECT $1, d.month, d.year, d.starts_on, d.ends_on, d.deadline_on
      FROM dated AS d
     WHERE NOT EXISTS (SELECT FROM ref.month AS o
                        WHERE o.commune_code = $1 AND o.month = d.month
                          AND (o.starts_on, o.ends_on, o.deadline_on) = (d.starts_on, d.ends_on, d.deadline_on))
        ON CONFLICT (commune_code, month) DO UPDATE
       SET starts_on = excluded.starts_on, ends_on = excluded.ends_on, deadline_on = excluded.deadline_on
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written);
