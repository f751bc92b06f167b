-- prune_village_alias: names from an earlier list that the list no longer gives to a listed village.
-- Parameters: as merge_village_alias.
delete from ref.village_alias as o
 where o.commune_code = $1 and o.origin = 'list' and o.village_code = any ($2::text[])
   and not exists (select from unnest($2::text[], $3::text[]) as w (code, aliases),
                               pg_catalog.string_to_table(w.aliases, ';') as a (alias)
                    where w.code = o.village_code and pg_catalog.btrim(a.alias) = o.alias)
