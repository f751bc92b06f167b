-- merge_commune: the deployment's commune; an equal row is not written again.
-- Parameters: $1 commune code, $2 name, $3 province code, $4 calendar, $5 plan year.
INSERT INTO ref.commune AS c (commune_code, name, province_code, calendar, plan_year)
VALUES ($1, $2, $3, $4, $5::int)
ON CONFLICT (commune_code) DO UPDATE
   SET name = excluded.name, province_code = excluded.province_code,
       calendar = excluded.calendar, plan_year = excluded.plan_year
 WHERE (c.name, c.province_code, c.calendar, c.plan_year)
       IS DISTINCT FROM (excluded.name, excluded.province_code, excluded.calendar, excluded.plan_year);
