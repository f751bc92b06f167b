-- merge_village_alias: other names of villages: those that the list gives, and names of earlier years, with the days on which
-- the rows that have them are valid; names that the list no longer gives go, names that an officer's decision gave stay.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 aliases joined by ";", $4 name,
--             $5 valid from, $6 valid to (last day).
-- Reads:      ref.village (merged before): the present name is no alias, in whatever case.
WITH named AS (
    SELECT w.code, pg_catalog.btrim(a.alias) AS alias, w.valid_from, w.valid_to
      FROM unnest($2::text[], $3::text[], $5::date[], $6::date[]) AS w (code, aliases, valid_from, valid_to),
           pg_catalog.string_to_table(w.aliases, ';') AS a (alias)
    UNION ALL
    SELECT w.code, w.name, w.valid_from, w.valid_to
      FROM unnest($2::text[], $4::text[], $5::date[], $6::date[]) AS w (code, name, valid_from, valid_to)
      JOIN ref.village AS v ON v.commune_code = $1 AND v.village_code = w.code
          AND lower(v.name) <> lower(w.name)
), listed AS (
    SELECT n.code, n.alias, min(COALESCE(n.valid_from, '-infinity'::date)) AS valid_from,
           max(COALESCE(n.valid_to, 'infinity'::date)) AS valid_to
      FROM named AS n
     WHERE n.alias <> ''
     GROUP BY n.code, n.alias
), gone AS (
    DELETE FROM ref.village_alias AS o
     WHERE o.commune_code = $1 AND o.origin = 'list' AND o.village_code = ANY ($2::text[])
       AND NOT EXISTS (SELECT FROM listed AS l WHERE l.code = o.village_code AND l.alias = o.alias)
)
INSERT INTO ref.village_alias AS o (commune_code, village_code, alias, origin, valid_from, valid_to)
SELECT $1, l.code, l.alias, 'list', l.valid_from, l.valid_to FROM listed AS l
ON CONFLICT (commune_code, village_code, alias)
DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to
WHERE o.origin = 'list'
  AND (o.valid_from, o.valid_to) IS DISTINCT FROM (excluded.valid_from, excluded.valid_to);
