-- citus_unfit_keys: primary and unique keys, of tables that would be spread, that lack the commune code.
-- Out: table, key; no row means fit.
SELECT c.oid::pg_catalog.regclass::text, i.indexrelid::pg_catalog.regclass::text
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'commune_code' AND NOT a.attisdropped
  JOIN pg_catalog.pg_index AS i ON i.indrelid = c.oid AND i.indisunique
 WHERE n.nspname IN ('ops', 'fact', 'measure', 'indicator', 'score')
   AND c.relkind IN ('r', 'p') AND NOT c.relispartition
   AND a.attnum <> ALL (i.indkey::smallint[])
 ORDER BY 1, 2
