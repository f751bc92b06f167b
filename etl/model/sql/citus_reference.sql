-- citus_reference: makes every table of ref that is not yet one a reference table. Out: one row per table.
select pg_catalog.create_reference_table(c.oid::pg_catalog.regclass)
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
 where n.nspname = 'ref' and c.relkind = 'r'
   and not exists (select from pg_catalog.pg_dist_partition as d where d.logicalrelid = c.oid)
 order by c.relname
