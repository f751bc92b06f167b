-- status_missing: months whose report deadline has passed without a workbook of the village.
-- $1 commune code, $2 as-of date, $3 plan year. The deadline is a day of the next civil month (setting). Out: village, name, months.
WITH month_due AS (
    SELECT to_char(m, 'YYYY-MM') AS month
    FROM generate_series(make_date($3::int, 1, 1), make_date($3::int, 12, 1), interval '1 month') AS m
    WHERE (m + interval '1 month')::date + (
        SELECT value::int - 1 FROM ref.setting
        WHERE commune_code = $1 AND name = 'report_deadline_day' AND valid_from <= $2::date
        ORDER BY valid_from DESC
        LIMIT 1) < $2::date
)
SELECT v.village_code, v.name, string_agg(substr(d.month, 6), ', ' ORDER BY d.month) AS months
FROM ref.village AS v
CROSS JOIN month_due AS d
WHERE v.commune_code = $1 AND v.valid_from <= $2::date AND v.valid_to >= $2::date
  AND NOT EXISTS (
      SELECT FROM ops.sheet AS s
      JOIN ops.file AS f USING (commune_code, file_id)
      WHERE s.commune_code = v.commune_code AND s.village_code = v.village_code AND s.month = d.month AND f.family = 'village')
GROUP BY v.village_code, v.name
ORDER BY v.village_code;
