-- citus_available: can this server spread tables? Out: extension installed, extension loaded at the server's start.
SELECT EXISTS (SELECT FROM pg_catalog.pg_available_extensions AS e WHERE e.name = 'citus'),
       'citus' = ANY (pg_catalog.string_to_array(
           pg_catalog.replace(pg_catalog.current_setting('shared_preload_libraries'), ' ', ''), ','))
