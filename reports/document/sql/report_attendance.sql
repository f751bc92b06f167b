-- report_attendance: the villages' monthly workbooks of the plan year up to the period's last month.
-- Grain: one row per village and month. Parameters: $1 commune, $2 period.
SELECT a.village_code AS unit, a.month, a.due, a.on_time AS "onTime", a.late, a.due - a.on_time - a.late AS missing,
       a.rows_accepted AS "rowsAccepted", a.rows_rejected AS "rowsRejected"
  FROM mart.period AS p
  JOIN mart.month AS m ON m.commune_code = p.commune_code AND m.year = p.year AND m.month <= p.last_month
  JOIN mart.attendance AS a ON a.commune_code = p.commune_code AND a.month = m.month
 WHERE p.commune_code = $1 AND p.period = $2
 ORDER BY a.village_code, a.month
