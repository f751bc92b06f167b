-- merge_setting: dated rules of commune.xml; equal rows are not written again.
-- Parameters: $1 commune code; arrays: $2 names, $3 dates from which they hold, $4 values.
insert into ref.setting as s (commune_code, name, valid_from, value)
select $1, w.name, w.valid_from, w.value
  from unnest($2::text[], $3::date[], $4::numeric[]) as w (name, valid_from, value)
 where not exists (select from ref.setting as o
                    where o.commune_code = $1 and o.name = w.name and o.valid_from = w.valid_from and o.value = w.value)
on conflict (commune_code, name, valid_from) do update set value = excluded.value
