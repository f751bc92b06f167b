-- measure_member: who is in the team, has a task, is core force, was trained, took part in the election.
-- Grain:  one row per village with a roster and begun reporting month.
-- Reads:  fact.member, fact.training_attendance, fact.election_participation, ref.month.
--         Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  active on a day: joined on or before it, not left before or on it. Attributes are those of the newest row.
--         Trained: active at the month's end and in a class between the start of the plan year and that day, whether before
--         joining or after. members_known: rows in force whatever their dates; it tells that there is a roster.
-- Source: spec/indicators.md "Measures", "Rulings".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH day AS (
    SELECT month, least(ends_on, $2) AS on_day, min(starts_on) OVER (PARTITION BY year) AS year_start
      FROM ref.month WHERE commune_code = $1 AND starts_on <= $2
), training AS (
    SELECT village_code, person_key, array_agg(DISTINCT held_on) AS days FROM fact.training_attendance
     WHERE commune_code = $1 AND in_force AND ($3::text[] IS NULL OR village_code = ANY ($3)) GROUP BY 1, 2
), election AS (
    SELECT village_code, person_key, array_agg(DISTINCT held_on) AS days FROM fact.election_participation
     WHERE commune_code = $1 AND in_force AND ($3::text[] IS NULL OR village_code = ANY ($3)) GROUP BY 1, 2
), person AS (
    SELECT m.village_code, m.joined_on, m.left_on, m.role = 1 AS leader, m.core, btrim(coalesce(m.task, '')) <> '' AS tasked,
           training.days AS training_days, election.days AS election_days
      FROM fact.member AS m
      LEFT JOIN training USING (village_code, person_key)
      LEFT JOIN election USING (village_code, person_key)
     WHERE m.commune_code = $1 AND m.in_force AND ($3::text[] IS NULL OR m.village_code = ANY ($3))
), standing AS (
    SELECT p.village_code, d.month, p.leader, p.core, p.tasked,
           (p.joined_on <= d.on_day) IS NOT FALSE AND (p.left_on <= d.on_day) IS NOT TRUE AS active,
           EXISTS (SELECT FROM unnest(p.training_days) AS t WHERE t BETWEEN d.year_start AND d.on_day) AS trained,
           EXISTS (SELECT FROM unnest(p.election_days) AS t WHERE t BETWEEN d.year_start AND d.on_day) AS in_election
      FROM person AS p CROSS JOIN day AS d
)
SELECT 'member', village_code, month, jsonb_build_object(
           'members_active', count(*) FILTER (WHERE active),
           'members_assigned', count(*) FILTER (WHERE active AND tasked),
           'members_core', count(*) FILTER (WHERE active AND core),
           'leaders_active', count(*) FILTER (WHERE active AND leader),
           'members_trained', count(*) FILTER (WHERE active AND trained),
           'members_in_election', count(*) FILTER (WHERE active AND in_election),
           'members_known', count(*))
  FROM standing
 GROUP BY village_code, month;
