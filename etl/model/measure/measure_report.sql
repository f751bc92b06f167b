-- measure_report: village workbooks due, on time, late, in force; rows of the village's own files taken and refused.
-- Grain:  one row per village and begun reporting month.
-- Reads:  ops.file, ops.sheet, ref.month, ref.village. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  a month is due once its deadline has passed by the as-of date or its workbook was received; the first version
--         decides whether it was on time. reports_in_force: the month has a workbook that counts (evidence against
--         no_report). Rows belong to the month of receipt; only versions in force, duplicates in neither,
--         nor rows whose correction came back (ops.answered).
-- Source: spec/indicators.md "Measures", "Rulings"; setting report_deadline_day (in ref.month.deadline_on).
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH workbook AS (
    SELECT f.village_code, f.month, min(f.received_at)::date AS first_on,
           bool_or(f.state IN ('loaded', 'loaded_with_rejects')) AS in_force
      FROM ops.file AS f
     WHERE f.commune_code = $1 AND f.family = 'village' AND f.state IN ('loaded', 'loaded_with_rejects', 'superseded')
       AND f.village_code <> '' AND f.month <> '' AND ($3::text[] IS NULL OR f.village_code = ANY ($3))
     GROUP BY 1, 2
), receipt AS (
    SELECT f.village_code, m.month, sum(s.rows_loaded) AS accepted, sum(s.rows_rejected - coalesce(w.rows, 0)) AS rejected
      FROM ops.file AS f
      JOIN ops.sheet AS s ON s.commune_code = f.commune_code AND s.file_id = f.file_id
      LEFT JOIN (SELECT commune_code, file_id, sheet_no, count(*) AS rows FROM ops.answered GROUP BY 1, 2, 3) AS w
             ON w.commune_code = s.commune_code AND w.file_id = s.file_id AND w.sheet_no = s.sheet_no
      JOIN ref.month AS m ON m.commune_code = f.commune_code
                         AND f.received_at::date BETWEEN m.starts_on AND m.ends_on
     WHERE f.commune_code = $1 AND f.family = 'village' AND f.state IN ('loaded', 'loaded_with_rejects')
       AND s.in_force AND f.received_at::date <= $2 AND ($3::text[] IS NULL OR f.village_code = ANY ($3))
     GROUP BY 1, 2
), due AS (
    SELECT v.village_code, m.month, r.accepted, r.rejected, w.in_force,
           w.first_on <= $2 AS received, w.first_on <= $2 AND w.first_on <= m.deadline_on AS on_time,
           m.deadline_on < $2 OR (w.first_on <= $2) IS TRUE AS due
      FROM ref.month AS m
      JOIN ref.village AS v ON v.commune_code = m.commune_code AND v.valid_from <= m.ends_on AND v.valid_to >= m.starts_on
      LEFT JOIN workbook AS w ON w.village_code = v.village_code AND w.month = m.month
      LEFT JOIN receipt AS r ON r.village_code = v.village_code AND r.month = m.month
     WHERE m.commune_code = $1 AND m.starts_on <= $2 AND ($3::text[] IS NULL OR v.village_code = ANY ($3))
)
SELECT 'report', village_code, month, jsonb_build_object(
           'months_due', due::int, 'reports_due', due::int, 'reports_on_time', coalesce(on_time, false)::int,
           'reports_late', (coalesce(received, false) AND NOT coalesce(on_time, false))::int,
           'rows_accepted', coalesce(accepted, 0), 'rows_rejected', coalesce(rejected, 0),
           'reports_in_force', coalesce(in_force, false)::int)
  FROM due;
