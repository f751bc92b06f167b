-- schema_version_create: the list of applied migrations. Grain: one row per migration.
CREATE TABLE IF NOT EXISTS ops.schema_version (
    name            text COLLATE "C" PRIMARY KEY,
    sha256          text NOT NULL,
    program_version text NOT NULL,
    applied_at      timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp()
)
