-- merge_village: villages of the list; of several years the latest row describes the village.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 name, $4 former commune,
--             $5 valid from, $6 valid to (last day), $7 successor code, $8 year.
-- NULL rule:  no valid_from, valid_to = without bound.
with listed as (
    select distinct on (w.code)
           w.code, w.name, w.former_commune, w.successor_code,
           coalesce(w.valid_from, '-infinity'::date) as valid_from,
           coalesce(w.valid_to, 'infinity'::date) as valid_to
      from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::int[])
           as w (code, name, former_commune, valid_from, valid_to, successor_code, year)
     order by w.code, w.year desc nulls last
)
merge into ref.village as v
using listed as l on v.commune_code = $1 and v.village_code = l.code
when matched and (v.name, v.former_commune, v.valid_from, v.valid_to, v.successor_code)
     is distinct from (l.name, l.former_commune, l.valid_from, l.valid_to, l.successor_code) then
    update set name = l.name, former_commune = l.former_commune, valid_from = l.valid_from, valid_to = l.valid_to,
               successor_code = l.successor_code
when not matched then
    insert (commune_code, village_code, name, former_commune, valid_from, valid_to, successor_code)
    values ($1, l.code, l.name, l.former_commune, l.valid_from, l.valid_to, l.successor_code)
