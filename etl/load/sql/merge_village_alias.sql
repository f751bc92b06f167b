-- merge_village_alias: other names of villages from the list; names that an officer's decision gave stay.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 aliases joined by ";".
insert into ref.village_alias (commune_code, village_code, alias, origin)
select distinct $1, w.code, pg_catalog.btrim(a.alias), 'list'
  from unnest($2::text[], $3::text[]) as w (code, aliases),
       pg_catalog.string_to_table(w.aliases, ';') as a (alias)
 where pg_catalog.btrim(a.alias) <> ''
   and not exists (select from ref.village_alias as o
                    where o.commune_code = $1 and o.village_code = w.code and o.alias = pg_catalog.btrim(a.alias))
