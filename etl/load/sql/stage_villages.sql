-- stage_villages: rows of a reference list as villages.csv has them, in the order of the file; empty = not given.
-- Reads stage.village_year. Out: the columns of enum village_field (village_list.h); no successor in a stage row.
SELECT s.village_code, s.name, coalesce(s.former_commune, ''), coalesce(s.aliases, ''), coalesce(s.valid_from::text, ''),
       coalesce(s.valid_to::text, ''), coalesce(s.year::text, ''), coalesce(s.population::text, ''),
       coalesce(s.working_age_population::text, ''), coalesce(s.households::text, ''),
       coalesce(s.household_businesses::text, ''), ''
FROM stage.village_year s
ORDER BY s.sheet_no, s.row_no;
