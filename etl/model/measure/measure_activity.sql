-- measure_activity: outreach sessions, their audience, and the audience that can prove a claim of reach.
-- Grain:  one row per village with sessions and begun reporting month.
-- Reads:  fact.activity, ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  by the session's day; nothing after the as-of date or outside the plan year. Topics: bit 1 online public services,
--         2 VNeID, 3 platforms, 5 scam recognition, 6 protection of information. audience_*: plan year to the month's end.
-- Source: spec/indicators.md "Measures", "Reach".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH session AS (
    SELECT a.village_code, m.month, m.year, a.topics, coalesce(a.attendance, 0) AS attendance, a.in_meeting, a.partners
      FROM fact.activity AS a
      JOIN ref.month AS m ON m.commune_code = a.commune_code AND a.held_on BETWEEN m.starts_on AND m.ends_on
     WHERE a.commune_code = $1 AND a.in_force AND a.held_on <= $2
       AND ($3::text[] IS NULL OR a.village_code = ANY ($3))
), monthly AS (
    SELECT village_code, month, year, count(*) AS sessions, count(*) FILTER (WHERE in_meeting) AS in_meetings,
           count(*) FILTER (WHERE partners & 2 <> 0) AS police, count(*) FILTER (WHERE partners & 4 <> 0) AS youth,
           count(*) FILTER (WHERE partners & 6 <> 0) AS joint, count(*) FILTER (WHERE topics & 32 <> 0) AS scam,
           count(*) FILTER (WHERE topics & 64 <> 0) AS privacy, sum(attendance) AS persons,
           max(attendance) FILTER (WHERE topics & 2 <> 0) AS largest_service,
           max(attendance) FILTER (WHERE topics & 4 <> 0) AS largest_vneid,
           max(attendance) FILTER (WHERE topics & 8 <> 0) AS largest_platform,
           sum(attendance) FILTER (WHERE topics & 2 <> 0) AS total_service,
           sum(attendance) FILTER (WHERE topics & 4 <> 0) AS total_vneid,
           sum(attendance) FILTER (WHERE topics & 8 <> 0) AS total_platform
      FROM session GROUP BY 1, 2, 3
)
SELECT 'activity', v.village_code, m.month, jsonb_build_object(
           'activities', coalesce(sessions, 0), 'activities_in_meetings', coalesce(in_meetings, 0),
           'activities_with_police', coalesce(police, 0), 'activities_joint', coalesce(joint, 0),
           'activities_with_youth', coalesce(youth, 0), 'activities_scam', coalesce(scam, 0),
           'activities_privacy', coalesce(privacy, 0), 'persons_attending', coalesce(persons, 0),
           'months_active', least(coalesce(sessions, 0), 1),
           'audience_largest_service', coalesce(max(largest_service) OVER year_to_date, 0),
           'audience_largest_vneid', coalesce(max(largest_vneid) OVER year_to_date, 0),
           'audience_largest_platform', coalesce(max(largest_platform) OVER year_to_date, 0),
           'audience_total_service', coalesce(sum(total_service) OVER year_to_date, 0),
           'audience_total_vneid', coalesce(sum(total_vneid) OVER year_to_date, 0),
           'audience_total_platform', coalesce(sum(total_platform) OVER year_to_date, 0))
  FROM (SELECT DISTINCT village_code FROM monthly) AS v
 CROSS JOIN (SELECT month, year FROM ref.month WHERE commune_code = $1 AND starts_on <= $2) AS m
  LEFT JOIN monthly AS a ON a.village_code = v.village_code AND a.month = m.month
WINDOW year_to_date AS (PARTITION BY v.village_code, m.year ORDER BY m.month);
