-- schema_version_exists: has any migration been applied? Out: one boolean.
select pg_catalog.to_regclass('ops.schema_version') is not null
