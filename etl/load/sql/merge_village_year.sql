-- merge_village_year: yearly figures of the list; rows without a year give none.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 year, $4 population,
--             $5 working-age population, $6 households, $7 household businesses.
WITH listed AS (
    SELECT w.*
      FROM unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
           AS w (code, year, population, working_age, households, businesses)
     WHERE w.year IS NOT NULL
)
MERGE INTO fact.village_year AS y
USING listed AS l ON y.commune_code = $1 AND y.village_code = l.code AND y.year = l.year
WHEN MATCHED AND (y.population, y.working_age_population, y.households, y.household_businesses)
     IS DISTINCT FROM (l.population, l.working_age, l.households, l.businesses) THEN
    UPDATE SET population = l.population, working_age_population = l.working_age, households = l.households,
               household_businesses = l.businesses
WHEN NOT MATCHED THEN
    INSERT (commune_code, village_code, year, population, working_age_population, households, household_businesses)
    VALUES ($1, l.code, l.year, l.population, l.working_age, l.households, l.businesses);
