-- list_individuals: the members of the teams by rank, with their names: for the officer alone.
-- Reads:  score.individual, score.individual_rubric, measure.individual, fact.member, ref.village.
-- Parameters: $1 commune, $2 year, $3 village (NULL: all).
-- Out:    columns as the heading says; number: position in the whole list, by which `--explain` names a member.
SELECT listed.* FROM (
    SELECT row_number() OVER (ORDER BY i.rank, v.name, m.name, i.village_code, i.person_key)::text AS number,
           i.village_code AS village, v.name AS village_name, m.name, r.word AS role, i.points::text, i.rank::text,
           i.village_rank::text, g ->> 'name' AS grade, array_to_string(i.bound_by, ' ') AS bound_by,
           d.classes_attended::text, d.sessions_led::text, d.residents_supported::text, d.election_activities::text,
           d.tasks_assigned::text, CASE WHEN d.namesake THEN 'x' END AS namesake, i.provisional::text,
           encode(i.person_key, 'hex') AS person
      FROM score.individual AS i
      JOIN measure.individual AS d USING (commune_code, year, village_code, person_key)
      JOIN fact.member AS m USING (commune_code, village_code, person_key)
      LEFT JOIN (VALUES (1, 'Tổ trưởng'), (2, 'Tổ phó'), (3, 'Thành viên')) AS r (role, word) ON r.role = m.role
      LEFT JOIN ref.village AS v ON v.commune_code = i.commune_code AND v.village_code = i.village_code
                                AND v.valid_from = (SELECT max(valid_from) FROM ref.village AS w
                                                     WHERE w.commune_code = i.commune_code AND w.village_code = i.village_code)
      JOIN score.individual_rubric AS b ON b.commune_code = i.commune_code AND b.year = i.year
      LEFT JOIN jsonb_array_elements(b.rules -> 'grades') AS g ON g ->> 'grade' = i.grade
     WHERE i.commune_code = $1 AND i.year = $2::int AND m.in_force
) AS listed
 WHERE $3::text IS NULL OR listed.village = $3
 ORDER BY listed.number::int
