-- merge_commune: the deployment's commune; an equal row is not written again.
-- Parameters: $1 commune code, $2 name, $3 province code, $4 calendar, $5 plan year.
insert into ref.commune as c (commune_code, name, province_code, calendar, plan_year)
values ($1, $2, $3, $4, $5::int)
on conflict (commune_code) do update
   set name = excluded.name, province_code = excluded.province_code,
       calendar = excluded.calendar, plan_year = excluded.plan_year
 where (c.name, c.province_code, c.calendar, c.plan_year)
       is distinct from (excluded.name, excluded.province_code, excluded.calendar, excluded.plan_year)
