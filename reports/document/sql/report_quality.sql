-- report_quality: what came in, counted: contents of the ledger by the as-of date, monthly workbooks of the plan year up to the
--                 period's last month, figures to ask about. Grain: one row. Parameters: $1 commune, $2 period, $3 as-of date.
SELECT f."filesReceived", f."filesAccepted", f."filesRejected", f."filesHeld", a."workbooksDue", a."workbooksOnTime", a."workbooksLate",
       a."workbooksDue" - a."workbooksOnTime" - a."workbooksLate" AS "workbooksMissing", s.signals
  FROM (SELECT count(*) AS "filesReceived",
               count(*) FILTER (WHERE state IN ('loaded', 'loaded_with_rejects', 'superseded')) AS "filesAccepted",
               count(*) FILTER (WHERE state = 'rejected') AS "filesRejected", count(*) FILTER (WHERE state = 'held') AS "filesHeld"
          FROM mart.file WHERE commune_code = $1 AND received_at < $3::date + 1) AS f
 CROSS JOIN (SELECT coalesce(sum(a.due), 0)::bigint AS "workbooksDue", coalesce(sum(a.on_time), 0)::bigint AS "workbooksOnTime",
                    coalesce(sum(a.late), 0)::bigint AS "workbooksLate"
               FROM mart.period AS p
               JOIN mart.month AS m ON m.commune_code = p.commune_code AND m.year = p.year AND m.month <= p.last_month
               JOIN mart.attendance AS a ON a.commune_code = p.commune_code AND a.month = m.month
              WHERE p.commune_code = $1 AND p.period = $2) AS a
 CROSS JOIN (SELECT count(*) AS signals
               FROM mart.period AS p
               JOIN mart.month AS m ON m.commune_code = p.commune_code AND m.year = p.year AND m.month <= p.last_month
               JOIN mart.signal AS s ON s.commune_code = p.commune_code AND s.month = m.month
              WHERE p.commune_code = $1 AND p.period = $2) AS s
