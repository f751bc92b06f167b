-- settle_support: which resident a row belongs to, which rows repeat inside a file, which are in
--   force.
-- Rules:  a row without a number belongs to the only numbered resident helped in the village with
--   its name and birth year;
--         none or several: a person of its own.
-- Parameters: $1 commune, $2 village. Reads fact.support, ops.sheet (settled), ops.file.
WITH rows AS (
    SELECT m.*, h.in_force AS sheet_in_force, f.version_at
    FROM fact.support m
    JOIN ops.sheet h ON h.commune_code = m.commune_code AND h.file_id = m.file_id
        AND h.sheet_no = m.sheet_no
    JOIN ops.file f ON f.commune_code = m.commune_code AND f.file_id = m.file_id
    WHERE m.commune_code = $1 AND m.village_code = $2
), numbered AS (
    SELECT name_key, (array_agg(DISTINCT number_key))[1] AS number_key
    FROM rows WHERE sheet_in_force AND number_key IS NOT NULL
    GROUP BY name_key HAVING count(DISTINCT number_key) = 1
), person AS (
    SELECT r.*, coalesce(r.number_key, n.number_key, r.name_key) AS person
    FROM rows r LEFT JOIN numbered n ON n.name_key = r.name_key
), verdict AS (
    SELECT p.*, CASE WHEN 1 < row_number() OVER (
        PARTITION BY file_id, person, held_on, topics ORDER BY sheet_no, row_no) THEN 3 ELSE 0 END AS found
    FROM person p
), ranked AS (
    SELECT v.*, v.sheet_in_force AND v.found = 0 AND 1 = row_number() OVER (
        PARTITION BY person, held_on, topics, v.sheet_in_force AND v.found = 0
        ORDER BY version_at DESC, file_id DESC, sheet_no, row_no) AS newest
    FROM verdict v
)
UPDATE fact.support t SET person_key = r.person, verdict = r.found, in_force = r.newest
FROM ranked r
WHERE t.commune_code = $1 AND t.file_id = r.file_id AND t.sheet_no = r.sheet_no
  AND t.row_no = r.row_no
  AND (t.person_key, t.verdict, t.in_force) IS DISTINCT FROM (r.person, r.found::smallint, r.newest);
