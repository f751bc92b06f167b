-- prune_village_alias: names from an earlier list that the list no longer gives to a listed village.
-- Parameters: as merge_village_alias.
DELETE FROM ref.village_alias AS o
 WHERE o.commune_code = $1 AND o.origin = 'list' AND o.village_code = ANY ($2::text[])
   AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS w (code, aliases),
                               pg_catalog.string_to_table(w.aliases, ';') AS a (alias)
                    WHERE w.code = o.village_code AND pg_catalog.btrim(a.alias) = o.alias);
