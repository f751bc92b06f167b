-- explain_activity: the sessions behind a figure of source activity. Grain: one row per session. Out: file_id, sheet_no,
-- row_no. Parameters: $1 commune, $2 village (NULL: all), $3 measure, $4 first day, $5 last day of the period to date,
-- $6 first day of the plan year.
SELECT a.file_id, a.sheet_no, a.row_no
  FROM fact.activity AS a
 WHERE a.commune_code = $1 AND a.in_force AND ($2::text IS NULL OR a.village_code = $2)
   AND a.held_on BETWEEN CASE WHEN $3::text LIKE 'audience%' THEN $6::date ELSE $4::date END AND $5::date
   AND CASE WHEN $3 IN ('activities', 'months_active', 'persons_attending') THEN true
            WHEN $3 = 'activities_in_meetings' THEN a.in_meeting
            WHEN $3 = 'activities_with_police' THEN a.partners & 2 <> 0
            WHEN $3 = 'activities_with_youth' THEN a.partners & 4 <> 0
            WHEN $3 = 'activities_joint' THEN a.partners & 6 <> 0
            WHEN $3 = 'activities_scam' THEN a.topics & 32 <> 0
            WHEN $3 = 'activities_privacy' THEN a.topics & 64 <> 0
            WHEN $3 LIKE 'audience%service' THEN a.topics & 2 <> 0
            WHEN $3 LIKE 'audience%vneid' THEN a.topics & 4 <> 0
            WHEN $3 LIKE 'audience%platform' THEN a.topics & 8 <> 0 END
 ORDER BY 1, 2, 3;
