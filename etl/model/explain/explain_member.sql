-- explain_member: the members behind a figure of source member; for members_trained and members_in_election the first class
-- or activity of each. Grain: one row per member. Out: file_id, sheet_no, row_no. Parameters: $1 commune, $2 village (NULL:
-- all), $3 measure, $4 first day, $5 last day of the period to date, $6 first day of the plan year.
WITH person AS (
    SELECT m.*, (m.joined_on <= $5::date) IS NOT FALSE AND (m.left_on <= $5::date) IS NOT TRUE AS active
      FROM fact.member AS m WHERE m.commune_code = $1 AND m.in_force AND ($2::text IS NULL OR m.village_code = $2)
), event AS (
    SELECT 'members_trained' AS measure, village_code, person_key, held_on, file_id, sheet_no, row_no
      FROM fact.training_attendance WHERE commune_code = $1 AND in_force
    UNION ALL
    SELECT 'members_in_election', village_code, person_key, held_on, file_id, sheet_no, row_no
      FROM fact.election_participation WHERE commune_code = $1 AND in_force
), first_event AS (
    SELECT DISTINCT ON (p.village_code, p.person_key) e.file_id, e.sheet_no, e.row_no
      FROM person AS p JOIN event AS e USING (village_code, person_key)
     WHERE p.active AND e.measure = $3 AND e.held_on BETWEEN $6::date AND $5::date AND $4::date IS NOT NULL
     ORDER BY p.village_code, p.person_key, e.held_on, e.file_id, e.sheet_no, e.row_no
)
SELECT file_id, sheet_no, row_no FROM first_event
UNION ALL
SELECT file_id, sheet_no, row_no FROM person
 WHERE CASE $3::text WHEN 'members_active' THEN active WHEN 'members_known' THEN true
                     WHEN 'members_assigned' THEN active AND btrim(coalesce(task, '')) <> ''
                     WHEN 'members_core' THEN active AND core WHEN 'leaders_active' THEN active AND role = 1 END
 ORDER BY 1, 2, 3;
