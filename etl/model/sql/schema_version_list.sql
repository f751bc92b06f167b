-- schema_version_list: applied migrations in order. Out: name, sha256 (hexadecimal).
SELECT v.name, v.sha256 FROM ops.schema_version v ORDER BY v.name COLLATE "C"
