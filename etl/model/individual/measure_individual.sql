-- measure_individual: brings measure.individual of a year to what the facts say of each member who is in a team on the last day
--   counted.
-- Grain:  one row per village and member.
-- Reads:  fact.member, fact.training_attendance, fact.activity, fact.support, fact.election_participation, ref.period.
--         Parameters: $1 commune, $2 year, $3 as-of date.
-- Rules:  from the first day of the year to the last one counted. Classes by day and name; sessions whose person in charge, and
--         distinct residents whose guide, is the only member of the village of that name; election activities by day and kind;
--         tasks are the parts of the roster's cell, parted by semicolons or line breaks.
-- Out:    one row: rows written and removed.
-- Source: spec/scoring.md "Individuals".
WITH span AS (
    SELECT starts_on AS first, least(ends_on, $3::date) AS last FROM ref.period WHERE commune_code = $1 AND period = $2::text
), member AS (
    SELECT m.village_code, m.person_key, m.bare_name_key,
           count(*) OVER (PARTITION BY m.village_code, m.bare_name_key) > 1 AS namesake,
           (SELECT count(*) FROM regexp_split_to_table(coalesce(m.task, ''), '[;\n]') AS part WHERE btrim(part) <> '') AS tasks
      FROM fact.member AS m CROSS JOIN span AS s
     WHERE m.commune_code = $1 AND m.in_force
       AND (m.joined_on <= s.last) IS NOT FALSE AND (m.left_on <= s.last) IS NOT TRUE
), class AS (
    SELECT village_code, person_key, count(DISTINCT (held_on, class_name)) AS classes
      FROM fact.training_attendance CROSS JOIN span
     WHERE commune_code = $1 AND in_force AND held_on BETWEEN first AND last GROUP BY 1, 2
), election AS (
    SELECT village_code, person_key, count(DISTINCT (held_on, activity)) AS activities
      FROM fact.election_participation CROSS JOIN span
     WHERE commune_code = $1 AND in_force AND held_on BETWEEN first AND last GROUP BY 1, 2
), session AS (
    SELECT village_code, responsible_key AS name_key, count(*) AS sessions
      FROM fact.activity CROSS JOIN span
     WHERE commune_code = $1 AND in_force AND held_on BETWEEN first AND last GROUP BY 1, 2
), help AS (
    SELECT village_code, guide_key AS name_key, count(DISTINCT coalesce(person_key, number_key, name_key)) AS residents
      FROM fact.support CROSS JOIN span
     WHERE commune_code = $1 AND in_force AND held_on BETWEEN first AND last GROUP BY 1, 2
), fresh AS (
    SELECT m.village_code, m.person_key, coalesce(c.classes, 0)::int AS classes_attended,
           CASE WHEN m.namesake THEN 0 ELSE coalesce(s.sessions, 0) END::int AS sessions_led,
           CASE WHEN m.namesake THEN 0 ELSE coalesce(h.residents, 0) END::int AS residents_supported,
           coalesce(e.activities, 0)::int AS election_activities, m.tasks::int AS tasks_assigned, m.namesake
      FROM member AS m
      LEFT JOIN class AS c USING (village_code, person_key)
      LEFT JOIN election AS e USING (village_code, person_key)
      LEFT JOIN session AS s ON s.village_code = m.village_code AND s.name_key = m.bare_name_key
      LEFT JOIN help AS h ON h.village_code = m.village_code AND h.name_key = m.bare_name_key
), gone AS (
    DELETE FROM measure.individual AS t
     WHERE t.commune_code = $1 AND t.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.village_code = t.village_code AND f.person_key = t.person_key)
    RETURNING 1
), written AS (
    INSERT INTO measure.individual AS t (commune_code, year, village_code, person_key, classes_attended, sessions_led,
                                         residents_supported, election_activities, tasks_assigned, namesake)
    SELECT $1, $2::int, f.* FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, person_key) DO UPDATE
       SET classes_attended = EXCLUDED.classes_attended, sessions_led = EXCLUDED.sessions_led,
           residents_supported = EXCLUDED.residents_supported, election_activities = EXCLUDED.election_activities,
           tasks_assigned = EXCLUDED.tasks_assigned, namesake = EXCLUDED.namesake
     WHERE t IS DISTINCT FROM EXCLUDED
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
