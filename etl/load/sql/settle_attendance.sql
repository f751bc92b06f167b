-- settle_attendance: which member a row of training or of election activities belongs to, which rows repeat inside a file,
-- which are in force.
-- Rules:  by citizen number, else by name and birth year among the members of the village's rosters in force (with another
--         number it is another person); none: member unknown (verdict 1), several: member ambiguous (2).
-- Parameters: $1 commune, $2 village. Reads fact.training_attendance, fact.election_participation, fact.member (settled),
--   ops.sheet, ops.file.
WITH attendance AS (
    SELECT 'training' AS fact, file_id, sheet_no, row_no, held_on, class_name AS event, number_key, name_key
    FROM fact.training_attendance WHERE commune_code = $1 AND village_code = $2
    UNION ALL
    SELECT 'election', file_id, sheet_no, row_no, held_on, activity, number_key, name_key
    FROM fact.election_participation WHERE commune_code = $1 AND village_code = $2
), rows AS (
    SELECT m.*, h.in_force AS sheet_in_force, f.version_at
    FROM attendance m
    JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = m.file_id AND h.sheet_no = m.sheet_no
    JOIN ops.file f ON f.commune_code = $1 AND f.file_id = m.file_id
), member AS (
    SELECT m.person_key, m.name_key, bool_or(m.number_key IS NOT NULL) OVER (PARTITION BY m.person_key) AS numbered
    FROM fact.member m
    JOIN ops.sheet h ON h.commune_code = m.commune_code AND h.file_id = m.file_id
        AND h.sheet_no = m.sheet_no AND h.in_force
    WHERE m.commune_code = $1 AND m.village_code = $2
), named AS (
    SELECT name_key, numbered, count(DISTINCT person_key) AS persons, (array_agg(person_key))[1] AS person_key
    FROM member GROUP BY GROUPING SETS ((name_key), (name_key, numbered))
), found AS (
    SELECT r.*, coalesce(known.person_key, CASE WHEN n.persons = 1 THEN n.person_key END) AS person,
           coalesce(n.persons, 0) AS persons
    FROM rows r
    LEFT JOIN (SELECT DISTINCT person_key FROM member WHERE numbered) known ON known.person_key = r.number_key
    LEFT JOIN named n ON n.name_key = r.name_key
        AND CASE WHEN r.number_key IS NULL THEN n.numbered IS NULL ELSE NOT n.numbered END
), verdict AS (
    SELECT f.*, CASE WHEN person IS NULL AND persons > 1 THEN 2 WHEN person IS NULL THEN 1
        WHEN row_number() OVER (PARTITION BY fact, file_id, person, held_on, event ORDER BY sheet_no, row_no) > 1 THEN 3
        ELSE 0 END AS found
    FROM found f
), ranked AS (
    SELECT v.*, v.sheet_in_force AND v.found = 0 AND 1 = row_number() OVER (
        PARTITION BY fact, person, held_on, event, v.sheet_in_force AND v.found = 0
        ORDER BY version_at DESC, file_id DESC, sheet_no, row_no) AS newest
    FROM verdict v
), training AS (
    UPDATE fact.training_attendance t SET person_key = r.person, verdict = r.found, in_force = r.newest
    FROM ranked r
    WHERE r.fact = 'training' AND t.commune_code = $1 AND t.file_id = r.file_id
      AND t.sheet_no = r.sheet_no
      AND t.row_no = r.row_no
      AND (t.person_key, t.verdict, t.in_force) IS DISTINCT FROM (r.person, r.found::smallint, r.newest)
)
UPDATE fact.election_participation t SET person_key = r.person, verdict = r.found, in_force = r.newest
FROM ranked r
WHERE r.fact = 'election' AND t.commune_code = $1 AND t.file_id = r.file_id
  AND t.sheet_no = r.sheet_no
  AND t.row_no = r.row_no
  AND (t.person_key, t.verdict, t.in_force) IS DISTINCT FROM (r.person, r.found::smallint, r.newest);
