-- citus_create: the extension in this database.
create extension if not exists citus
