-- report_period: the period of the report and its neighbours.
-- Grain: one row, none where it is unknown. Parameters: $1 commune, $2 period, $3 as-of date.
SELECT period AS code, kind, starts_on AS "from", ends_on AS "to", year, year_period AS "yearPeriod",
       previous_period AS "previousPeriod", last_year_period AS "lastYearPeriod", last_month AS "lastMonth",
       CASE WHEN ends_on > $3::date THEN 'provisional' ELSE 'final' END AS status,
       (SELECT m.value FROM mart.published_count_minimum AS m
         WHERE m.commune_code = $1 AND m.valid_from <= $3::date
         ORDER BY m.valid_from DESC LIMIT 1) AS "publishedCountMinimum"
  FROM mart.period
 WHERE commune_code = $1 AND period = $2
