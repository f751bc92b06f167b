-- explain_support: the residents behind a figure of source support, each by the first row that makes it count.
-- Grain: one row per resident. Out: file_id, sheet_no, row_no. Parameters: $1 commune, $2 village (NULL: all), $3 measure,
-- $4 first day, $5 last day of the period to date, $6 first day of the plan year.
WITH help AS (
    SELECT s.village_code, coalesce(s.person_key, s.number_key, s.name_key) AS person, s.held_on, s.topics, s.groups,
           s.file_id, s.sheet_no, s.row_no, s.sex,
           CASE WHEN s.birth_on IS NOT NULL THEN extract(year FROM age(s.held_on, s.birth_on))::int
                ELSE extract(year FROM s.held_on)::int - s.birth_year END AS years
      FROM fact.support AS s
     WHERE s.commune_code = $1 AND s.in_force AND ($2::text IS NULL OR s.village_code = $2)
       AND s.held_on BETWEEN $6::date AND $5::date AND $4::date IS NOT NULL
), judged AS (
    SELECT h.*, (h.years BETWEEN ref.setting_on($1, 'working_age_min', h.held_on)
                    AND CASE h.sex WHEN 1 THEN ref.setting_on($1, 'working_age_max_male', h.held_on)
                                   WHEN 2 THEN ref.setting_on($1, 'working_age_max_female', h.held_on)
                                   ELSE greatest(ref.setting_on($1, 'working_age_max_male', h.held_on),
                                                 ref.setting_on($1, 'working_age_max_female', h.held_on)) END) IS NOT FALSE
                AS of_age
      FROM help AS h
)
SELECT DISTINCT ON (village_code, person) file_id, sheet_no, row_no
  FROM judged
 WHERE CASE $3::text WHEN 'supported_residents' THEN true WHEN 'supported_vulnerable' THEN groups & 14 <> 0
                     WHEN 'direct_service' THEN of_age AND topics & 2 <> 0
                     WHEN 'direct_vneid' THEN of_age AND topics & 4 <> 0
                     WHEN 'direct_platform' THEN of_age AND topics & 8 <> 0 END
 ORDER BY village_code, person, held_on, file_id, sheet_no, row_no;
