-- citus_distribute: spreads every table with a commune code by it, all in one co-location group (one type of key: text).
-- Out: one row per table spread by this call. Partitions follow their parent.
select pg_catalog.create_distributed_table(c.oid::pg_catalog.regclass, 'commune_code')
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = 'commune_code' and not a.attisdropped
 where n.nspname in ('ops', 'fact', 'measure', 'indicator', 'score')
   and c.relkind in ('r', 'p') and not c.relispartition
   and not exists (select from pg_catalog.pg_dist_partition as d where d.logicalrelid = c.oid)
 order by n.nspname, c.relname
