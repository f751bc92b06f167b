-- stage_columns: columns of the table that a COPY fills, in their order.
-- Parameters: $1 schema, $2 table. Out: name, type (pg_type oid).
SELECT a.attname, a.atttypid::bigint
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum;
