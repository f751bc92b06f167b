-- evaluate_scope: which villages and periods are to be evaluated anew, into pg_temp.scope.
-- Grain:  one row per village (and UNKNOWN, OUTSIDE) and begun period. Reads: measure.computed, measure.figure, pg_temp.touched,
--         ref.period, indicator.value. Parameters: $1 commune, $2 as-of date, $3 basis of the indicators, $4 full,
--         $5 period (NULL: all).
-- Rules:  open: after another as-of date a period that was not over at that one or is not at this one; every period where
--         the basis changed (catalogue, rules, villages): all villages. Else the villages whose figures changed, from the month of
--         the first change to the end of its year, since stocks and year-to-date figures depend on it.
-- Source: spec/indicators.md "Incremental computation".
INSERT INTO pg_temp.scope (village_code, period, open)
WITH before AS (
    SELECT as_of FROM measure.computed WHERE commune_code = $1 AND source = '*' AND basis = $3 AND NOT $4::boolean
), period AS (
    SELECT p.period, p.year, p.last_month,
           NOT EXISTS (SELECT FROM before AS b WHERE b.as_of = $2::date OR p.ends_on <= least(b.as_of, $2::date)) AS open
      FROM ref.period AS p
     WHERE p.commune_code = $1 AND p.starts_on <= $2::date AND ($5::text IS NULL OR p.period = $5)
), unit AS (
    SELECT village_code FROM measure.figure WHERE commune_code = $1
    UNION
    SELECT village_code FROM indicator.value
     WHERE commune_code = $1 AND village_code <> 'COMMUNE' AND NOT EXISTS (SELECT FROM before)
), changed AS (
    SELECT village_code, left(month, 4)::int AS year, min(month) AS month FROM pg_temp.touched GROUP BY 1, 2
)
SELECT u.village_code, p.period, true FROM unit AS u CROSS JOIN period AS p WHERE p.open
UNION ALL
SELECT c.village_code, p.period, false
  FROM changed AS c JOIN period AS p ON p.year = c.year AND p.last_month >= c.month
 WHERE NOT p.open;
