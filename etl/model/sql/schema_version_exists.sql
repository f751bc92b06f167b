-- schema_version_exists: has any migration been applied? Out: one boolean.
SELECT pg_catalog.to_regclass('ops.schema_version') IS NOT NULL
