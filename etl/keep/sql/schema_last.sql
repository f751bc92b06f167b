-- schema_last: the newest migration that the database has. Out: its name.
SELECT max(name COLLATE "C") FROM ops.schema_version;
