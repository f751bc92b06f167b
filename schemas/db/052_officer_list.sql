-- 052_officer_list: what waits for the officer, as `thidua status` shows it to people and programs.
-- Grain:  ops.row_waiting: rejected rows that wait for a corrected file, of each village and month (other sources: each source).
--         ops.unplaced: rows whose village a decision may settle (thidua decide alias), of each reason.
--         ops.missing_report(): a village's months whose deadline has passed without a workbook.
-- Rules:  an address without any village's name, or of another commune, is no decision's matter. The deadline is a day of the
--         next civil month (setting report_deadline_day).

CREATE VIEW ops.row_waiting AS
SELECT w.commune_code, s.village_code, s.month, f.family, count(*) AS rows
FROM ops.waiting AS w
JOIN ops.sheet AS s USING (commune_code, file_id, sheet_no)
JOIN ops.file AS f USING (commune_code, file_id)
WHERE f.state IN ('loaded', 'loaded_with_rejects')
GROUP BY w.commune_code, s.village_code, s.month, f.family;

CREATE VIEW ops.unplaced AS
SELECT commune_code, CASE address_state WHEN 4 THEN 'village ambiguous' ELSE 'village unknown' END AS reason,
       'portal' AS family, count(*) AS rows
FROM fact.dossier
WHERE address_state IN (3, 4)
GROUP BY commune_code, address_state
UNION ALL
SELECT x.commune_code, x.code, f.family, count(*)
FROM ops.finding AS x
JOIN ops.file AS f USING (commune_code, file_id)
JOIN ops.waiting AS w USING (commune_code, file_id, sheet_no, row_no)
WHERE x.code IN ('village ambiguous', 'village unknown') AND f.family = 'survey'
GROUP BY x.commune_code, x.code, f.family;

CREATE FUNCTION ops.missing_report(commune text, as_of date, plan_year int)
RETURNS TABLE (village_code text, name text, months text)
LANGUAGE sql STABLE SET search_path = '' AS $$
WITH month_due AS (
    SELECT to_char(m, 'YYYY-MM') AS month
    FROM generate_series(make_date(plan_year, 1, 1), make_date(plan_year, 12, 1), interval '1 month') AS m
    WHERE (m + interval '1 month')::date + (
        SELECT value::int - 1 FROM ref.setting
        WHERE commune_code = commune AND setting.name = 'report_deadline_day' AND valid_from <= as_of
        ORDER BY valid_from DESC
        LIMIT 1) < as_of
)
SELECT v.village_code, v.name, string_agg(substr(d.month, 6), ', ' ORDER BY d.month)
FROM ref.village AS v
CROSS JOIN month_due AS d
WHERE v.commune_code = commune AND v.valid_from <= as_of AND v.valid_to >= as_of
  AND NOT EXISTS (
      SELECT FROM ops.sheet AS s
      JOIN ops.file AS f USING (commune_code, file_id)
      WHERE s.commune_code = commune AND s.village_code = v.village_code AND s.month = d.month AND f.family = 'village')
GROUP BY v.village_code, v.name
$$;
