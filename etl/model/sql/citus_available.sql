-- citus_available: can this server spread tables? Out: extension installed, extension loaded at the server's start.
select exists (select from pg_catalog.pg_available_extensions as e where e.name = 'citus'),
       'citus' = any (pg_catalog.string_to_array(
           pg_catalog.replace(pg_catalog.current_setting('shared_preload_libraries'), ' ', ''), ','))
