-- calendar_period: brings ref.period to ref.month; rows that are right are not touched.
-- Grain:  one row per month, quarter, half-year, nine months and year. Parameters: $1 commune. Out: rows written.
WITH wanted AS (
    SELECT p.period, p.kind, y.year, p.first_month, p.last_month, f.starts_on, l.ends_on
      FROM (SELECT DISTINCT year FROM ref.month WHERE commune_code = $1) AS y
     CROSS JOIN LATERAL stat.periods(y.year) AS p
      JOIN ref.month AS f ON f.commune_code = $1 AND f.month = p.first_month
      JOIN ref.month AS l ON l.commune_code = $1 AND l.month = p.last_month
), gone AS (
    DELETE FROM ref.period AS o
     WHERE o.commune_code = $1 AND NOT EXISTS (SELECT FROM wanted AS w WHERE w.period = o.period)
    RETURNING 1
), written AS (
    INSERT INTO ref.period (commune_code, period, kind, year, first_month, last_month, starts_on, ends_on)
    SELECT $1, w.period, w.kind, w.year, w.first_month, w.last_month, w.starts_on, w.ends_on
      FROM wanted AS w
     WHERE NOT EXISTS (SELECT FROM ref.period AS o WHERE o.commune_code = $1 AND o.period = w.period
                          AND (o.starts_on, o.ends_on) = (w.starts_on, w.ends_on))
        ON CONFLICT (commune_code, period) DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written);
