-- database_name: of this connection, in a form that libpq takes for a setting of that name.
-- Out: dbname='...'
SELECT 'dbname=''' || replace(replace(pg_catalog.current_database(), '\', '\\'), '''', '\''') || '''';
