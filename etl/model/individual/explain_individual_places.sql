-- explain_individual_places: the source rows behind one member's measures.
-- Reads:  fact.member, fact.training_attendance, fact.activity, fact.support, fact.election_participation, ref.period, ops.file,
--         ops.sheet. Parameters: $1 commune, $2 year, $3 village, $4 person key in hex, $5 as-of date.
-- Out:    measure, file, SHA-256, sheet, row: the same rows that measure_individual.sql counts.
WITH span AS (
    SELECT starts_on AS first, least(ends_on, $5::date) AS last FROM ref.period WHERE commune_code = $1 AND period = $2::text
), member AS (
    SELECT m.*, d.namesake FROM fact.member AS m
      JOIN measure.individual AS d ON d.commune_code = m.commune_code AND d.year = $2::int AND d.village_code = m.village_code
                                  AND d.person_key = m.person_key
     WHERE m.commune_code = $1 AND m.village_code = $3 AND m.person_key = decode($4, 'hex') AND m.in_force
), place AS (
    SELECT 'tasks_assigned' AS measure, m.file_id, m.sheet_no, m.row_no FROM member AS m
    UNION ALL
    SELECT 'classes_attended', t.file_id, t.sheet_no, t.row_no
      FROM fact.training_attendance AS t JOIN member AS m USING (commune_code, village_code, person_key) CROSS JOIN span
     WHERE t.in_force AND t.held_on BETWEEN first AND last
    UNION ALL
    SELECT 'election_activities', t.file_id, t.sheet_no, t.row_no
      FROM fact.election_participation AS t JOIN member AS m USING (commune_code, village_code, person_key) CROSS JOIN span
     WHERE t.in_force AND t.held_on BETWEEN first AND last
    UNION ALL
    SELECT 'sessions_led', t.file_id, t.sheet_no, t.row_no
      FROM fact.activity AS t JOIN member AS m USING (commune_code, village_code) CROSS JOIN span
     WHERE t.in_force AND NOT m.namesake AND t.responsible_key = m.bare_name_key AND t.held_on BETWEEN first AND last
    UNION ALL
    SELECT 'residents_supported', t.file_id, t.sheet_no, t.row_no
      FROM fact.support AS t JOIN member AS m USING (commune_code, village_code) CROSS JOIN span
     WHERE t.in_force AND NOT m.namesake AND t.guide_key = m.bare_name_key AND t.held_on BETWEEN first AND last
)
SELECT p.measure, f.name AS file, encode(f.sha256, 'hex') AS sha256, coalesce(s.name, '') AS sheet, p.row_no::text AS row
  FROM place AS p
  JOIN ops.file AS f ON f.commune_code = $1 AND f.file_id = p.file_id
  LEFT JOIN ops.sheet AS s ON s.commune_code = $1 AND s.file_id = p.file_id AND s.sheet_no = p.sheet_no
 ORDER BY p.measure, f.name, f.sha256, p.sheet_no, p.row_no
