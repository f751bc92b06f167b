-- report_series: the twelve months that end with the period's last month.
-- Grain: one row per indicator, unit and month that has a value or a state. Parameters: $1 commune, $2 period.
SELECT v.indicator, v.village_code AS unit, v.period AS month, v.state, v.printed_pct AS printed
  FROM mart.period AS p
  JOIN mart.month AS last ON last.commune_code = p.commune_code AND last.month = p.last_month
  JOIN mart.month AS m ON m.commune_code = p.commune_code AND m.month <= last.month
                      AND m.starts_on > last.starts_on - interval '12 months'
  JOIN mart.value AS v ON v.commune_code = p.commune_code AND v.period = m.month
  JOIN mart.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = v.indicator
 WHERE p.commune_code = $1 AND p.period = $2
 ORDER BY i.position, v.indicator, v.village_code, v.period
