-- citus_reference: makes every table of ref that is not yet one a reference table. Out: one row per table.
SELECT pg_catalog.create_reference_table(c.oid::pg_catalog.regclass)
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE n.nspname = 'ref' AND c.relkind = 'r'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_dist_partition AS d WHERE d.logicalrelid = c.oid)
 ORDER BY c.relname
