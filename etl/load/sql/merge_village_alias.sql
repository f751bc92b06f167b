-- merge_village_alias: other names of villages from the list; names that an officer's decision gave stay.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 aliases joined by ";".
INSERT INTO ref.village_alias (commune_code, village_code, alias, origin)
SELECT DISTINCT $1, w.code, pg_catalog.btrim(a.alias), 'list'
  FROM unnest($2::text[], $3::text[]) AS w (code, aliases),
       pg_catalog.string_to_table(w.aliases, ';') AS a (alias)
 WHERE pg_catalog.btrim(a.alias) <> ''
   AND NOT EXISTS (SELECT FROM ref.village_alias AS o
                    WHERE o.commune_code = $1 AND o.village_code = w.code AND o.alias = pg_catalog.btrim(a.alias));
