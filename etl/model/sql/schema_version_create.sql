-- schema_version_create: the list of applied migrations. Grain: one row per migration.
create table if not exists ops.schema_version (
    name            text collate "C" primary key,
    sha256          text not null,
    program_version text not null,
    applied_at      timestamptz not null default pg_catalog.clock_timestamp()
)
