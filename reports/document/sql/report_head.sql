-- report_head: commune and period of the report.
-- Grain: one row, none where commune or period is unknown. Parameters: $1 commune, $2 period, $3 as-of date.
SELECT c.name, c.province_code AS "provinceCode", c.calendar, p.kind, p.starts_on AS "from", p.ends_on AS "to",
       CASE WHEN p.ends_on > $3::date THEN 'provisional' ELSE 'final' END AS status,
       p.year, p.year_period AS "yearPeriod", p.previous_period AS "previousPeriod", p.last_year_period AS "lastYearPeriod",
       p.last_month AS "lastMonth"
  FROM mart.commune AS c
  JOIN mart.period AS p ON p.commune_code = c.commune_code
 WHERE c.commune_code = $1 AND p.period = $2
