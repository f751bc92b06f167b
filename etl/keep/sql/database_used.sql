-- database_used: whether the database holds anything. Out: one row, one boolean.
SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n
               WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public'))
    OR EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public');
