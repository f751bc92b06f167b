-- villages: names, former communes, validity and aliases by which a village is found.
-- Parameters: $1 commune. Out: code, name, former commune, first and last day since 1970 (null = without bound), successor,
--   alias (one row per alias, '' = none) and its first and last day, in the order of the codes.
SELECT v.village_code, v.name, v.former_commune,
       CASE WHEN isfinite(v.valid_from) THEN v.valid_from - date '1970-01-01' END,
       CASE WHEN isfinite(v.valid_to) THEN v.valid_to - date '1970-01-01' END,
       coalesce(v.successor_code, ''), coalesce(a.alias, ''),
       CASE WHEN isfinite(a.valid_from) THEN a.valid_from - date '1970-01-01' END,
       CASE WHEN isfinite(a.valid_to) THEN a.valid_to - date '1970-01-01' END
FROM ref.village v
LEFT JOIN ref.village_alias a ON a.commune_code = v.commune_code AND a.village_code = v.village_code
WHERE v.commune_code = $1
ORDER BY v.village_code, a.alias COLLATE "C";
