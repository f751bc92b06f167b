-- report_signals: figures to ask a village about, of the plan year up to the period's last month; they decide nothing.
-- Grain: one row per village, month, rule and subject. Parameters: $1 commune, $2 period.
SELECT s.village_code AS unit, s.month, s.rule, s.subject, trim_scale(round(s.figure, 16)) AS figure, trim_scale(round(s.compared, 16)) AS compared,
       s.question AS "/question"
  FROM mart.period AS p
  JOIN mart.month AS m ON m.commune_code = p.commune_code AND m.year = p.year AND m.month <= p.last_month
  JOIN mart.signal AS s ON s.commune_code = p.commune_code AND s.month = m.month
 WHERE p.commune_code = $1 AND p.period = $2
 ORDER BY s.month DESC, s.village_code, s.rule, s.subject
