-- schema_version_list: applied migrations in order. Out: name, sha256 (hexadecimal).
select v.name, v.sha256 from ops.schema_version v order by v.name collate "C"
