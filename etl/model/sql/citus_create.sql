-- citus_create: the extension in this database.
CREATE EXTENSION IF NOT EXISTS citus
