-- merge_village_year: yearly figures of the list; rows without a year give none.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 year, $4 population,
--             $5 working-age population, $6 households, $7 household businesses.
with listed as (
    select w.*
      from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
           as w (code, year, population, working_age, households, businesses)
     where w.year is not null
)
merge into fact.village_year as y
using listed as l on y.commune_code = $1 and y.village_code = l.code and y.year = l.year
when matched and (y.population, y.working_age_population, y.households, y.household_businesses)
     is distinct from (l.population, l.working_age, l.households, l.businesses) then
    update set population = l.population, working_age_population = l.working_age, households = l.households,
               household_businesses = l.businesses
when not matched then
    insert (commune_code, village_code, year, population, working_age_population, households, household_businesses)
    values ($1, l.code, l.year, l.population, l.working_age, l.households, l.businesses)
