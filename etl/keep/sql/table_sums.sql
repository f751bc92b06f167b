-- table_sums: every lasting table of ours with its number of rows and the sum of 64-bit digests of its rows.
-- Grain:  one row a table. Out: schema.table, rows, sum. The order of rows and their place on disk do not matter.
-- Rules:  unlogged tables (the stage) do not last. Times and numbers print as the session's settings say (session.sql).
SELECT t.name, (x.counts)[1]::text, coalesce((x.sums)[1]::text, '0')
FROM (SELECT n.nspname || '.' || c.relname AS name,
             pg_catalog.format('SELECT count(*) AS rows, sum((''x'' || left(md5(t::text), 16))::bit(64)::bigint::numeric) AS sum FROM %I.%I AS t',
                               n.nspname, c.relname) AS query
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public')
      OFFSET 0) t
CROSS JOIN LATERAL (SELECT pg_catalog.query_to_xml(t.query, false, false, '') AS answer) a
CROSS JOIN LATERAL (SELECT pg_catalog.xpath('/table/row/rows/text()', a.answer) AS counts,
                           pg_catalog.xpath('/table/row/sum/text()', a.answer) AS sums) x
ORDER BY t.name COLLATE "C";
