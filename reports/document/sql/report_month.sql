-- report_month: the reporting month that holds a day; after the last year of the plan, its last month.
-- Grain: at most one row. Parameters: $1 commune, $2 day.
SELECT month FROM mart.month WHERE commune_code = $1 AND starts_on <= $2::date ORDER BY starts_on DESC LIMIT 1
