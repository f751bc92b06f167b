-- citus_unfit_keys: primary and unique keys, of tables that would be spread, that lack the commune code.
-- Out: table, key; no row means fit.
select c.oid::pg_catalog.regclass::text, i.indexrelid::pg_catalog.regclass::text
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = 'commune_code' and not a.attisdropped
  join pg_catalog.pg_index as i on i.indrelid = c.oid and i.indisunique
 where n.nspname in ('ops', 'fact', 'measure', 'indicator', 'score')
   and c.relkind in ('r', 'p') and not c.relispartition
   and a.attnum <> all (i.indkey::smallint[])
 order by 1, 2
