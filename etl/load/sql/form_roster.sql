-- form_roster: members in force of a village who have not left, as its next roster begins.
-- Grain:  one row per member. Columns are named as the fields of the roster's contract.
-- Parameters: $1 commune, $2 village, $3 as-of date. Dates as days since 1970; birth: full date, else the year.
SELECT name, coalesce(to_char(birth_on, 'DD/MM/YYYY'), birth_year::text, '') AS birth, sex::text AS sex, role::text AS role,
       coalesce(organisation, '') AS organisation, coalesce(task, '') AS task, core::int::text AS core,
       (joined_on - date '1970-01-01')::text AS joined
FROM fact.member
WHERE commune_code = $1 AND village_code = $2 AND in_force
  AND (left_on IS NULL OR left_on > $3::date)
ORDER BY role NULLS LAST, name COLLATE "C", birth, file_id, sheet_no, row_no
