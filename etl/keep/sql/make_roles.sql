-- make_roles: the roles that a dump grants to, which are the server's and not the database's (see schemas/db/001_ref.sql).
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['thidua_owner', 'thidua_loader', 'thidua_reporter', 'thidua_auditor'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
    END LOOP;
END
$$;
