-- schema_version_add: notes an applied migration. Parameters: $1 name, $2 SHA-256, $3 program version.
INSERT INTO ops.schema_version (name, sha256, program_version) VALUES ($1, $2, $3)
