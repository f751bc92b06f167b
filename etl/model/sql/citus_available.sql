-- citus_available: can this server spread tables? Out: extension installed, extension loaded at the server's start (its
-- settings are there then; the list of libraries itself is for superusers).
SELECT EXISTS (SELECT FROM pg_catalog.pg_available_extensions AS e WHERE e.name = 'citus'),
       EXISTS (SELECT FROM pg_catalog.pg_settings AS s WHERE s.name = 'citus.shard_count')
