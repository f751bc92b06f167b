-- citus_distribute: spreads every table with a commune code by it, all in one co-location group (one type of key: text).
-- Out: one row per table spread by this call. Partitions follow their parent.
SELECT pg_catalog.create_distributed_table(c.oid::pg_catalog.regclass, 'commune_code')
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'commune_code' AND NOT a.attisdropped
 WHERE n.nspname IN ('ops', 'fact', 'measure', 'indicator', 'score')
   AND c.relkind IN ('r', 'p') AND NOT c.relispartition
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_dist_partition AS d WHERE d.logicalrelid = c.oid)
 ORDER BY n.nspname, c.relname
