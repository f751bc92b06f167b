-- report_month: the reporting month that holds a day.
-- Grain: at most one row. Parameters: $1 commune, $2 day.
SELECT month FROM mart.month WHERE commune_code = $1 AND $2::date BETWEEN starts_on AND ends_on
