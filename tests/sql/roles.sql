-- roles: what each of the four roles may do, and above all what it may not. A login of a deployment is a member of one of them.
\ir lib/tap.psql
SELECT public.plan(38);
GRANT thidua_loader, thidua_reporter, thidua_auditor TO CURRENT_USER; -- undone with the transaction

CREATE FUNCTION pg_temp.refused(as_role text, statement text, why text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE pg_catalog.format('SET LOCAL ROLE %I', as_role);
    BEGIN
        EXECUTE statement;
        RESET ROLE;
        RETURN NEXT public.fail(why);
        RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
        RESET ROLE;
    END;
    RETURN NEXT public.pass(why);
END
$$;
CREATE FUNCTION pg_temp.allowed(as_role text, statement text, why text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE pg_catalog.format('SET LOCAL ROLE %I', as_role);
    EXECUTE statement;
    RESET ROLE;
    RETURN NEXT public.pass(why);
EXCEPTION WHEN OTHERS THEN
    RESET ROLE;
    RETURN NEXT public.fail(why || ': ' || SQLERRM);
END
$$;

SELECT public.ok(NOT bool_or(rolcanlogin OR rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication),
                 'no role of the program logs in or stands above the rules')
  FROM pg_catalog.pg_roles WHERE rolname LIKE 'thidua\_%';

-- Every table: who may read and write. One look at the catalogue finds what a list of tables would forget.
CREATE VIEW pg_temp.table_right AS
SELECT n.nspname AS schema_name, c.relname AS table_name, r.rolname AS role_name,
       pg_catalog.has_table_privilege(r.oid, c.oid, 'SELECT') AS may_read,
       pg_catalog.has_table_privilege(r.oid, c.oid, 'INSERT') AS may_insert,
       pg_catalog.has_table_privilege(r.oid, c.oid, 'UPDATE') OR pg_catalog.has_table_privilege(r.oid, c.oid, 'DELETE')
       OR pg_catalog.has_any_column_privilege(r.oid, c.oid, 'UPDATE') AS may_change,
       pg_catalog.has_table_privilege(r.oid, c.oid, 'TRUNCATE') OR pg_catalog.has_table_privilege(r.oid, c.oid, 'TRIGGER')
       OR pg_catalog.has_table_privilege(r.oid, c.oid, 'REFERENCES') OR pg_catalog.pg_has_role(r.oid, c.relowner, 'MEMBER') AS may_rule
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN pg_catalog.pg_roles AS r
 WHERE c.relkind IN ('r', 'v', 'p') AND r.rolname IN ('thidua_loader', 'thidua_reporter', 'thidua_auditor')
   AND n.nspname IN ('ref', 'ops', 'stage', 'fact', 'measure', 'indicator', 'score', 'mart', 'seal');

SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name = 'thidua_reporter' AND schema_name <> 'mart' AND (may_read OR may_insert OR may_change)$$,
    'the reporter sees schema mart and nothing else');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name = 'thidua_reporter' AND schema_name = 'mart' AND NOT may_read$$, 'the reporter sees all of schema mart');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name IN ('thidua_reporter', 'thidua_auditor') AND (may_insert OR may_change OR may_rule)$$, 'reporter and auditor write nothing');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name = 'thidua_auditor' AND schema_name <> 'stage' AND may_read = (schema_name = 'ops' AND table_name = 'quarantine')$$,
    'the auditor reads everything but the quarantine');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name = 'thidua_loader' AND NOT may_read AND table_name <> 'schema_version'$$, 'the loader reads everything');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name = 'thidua_loader' AND schema_name <> 'stage' AND may_rule$$, 'the loader owns, empties and guards nothing outside stage');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right
    WHERE role_name = 'thidua_loader' AND may_change
      AND (schema_name IN ('seal', 'mart') OR (schema_name = 'ops' AND table_name IN ('audit', 'decision', 'schema_version')))$$,
    'the loader changes no revision, no audit entry, no decision, no migration');
SELECT public.is_empty($$SELECT schema_name, table_name FROM pg_temp.table_right AS t
    WHERE role_name = 'thidua_loader' AND schema_name IN ('fact', 'measure', 'indicator', 'score', 'stage') AND NOT (may_insert AND may_change)
      AND EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                   WHERE n.nspname = t.schema_name AND c.relname = t.table_name AND c.relkind <> 'v')$$,
    'the loader writes facts, figures and points');

SELECT pg_temp.refused('thidua_reporter', s, 'reporter: ' || s) FROM unnest(ARRAY[
    'SELECT name FROM fact.member', 'SELECT cells FROM ops.quarantine', 'SELECT * FROM ops.file', 'SELECT * FROM score.individual',
    'SELECT * FROM seal.row', 'SELECT * FROM ops.audit', 'CREATE TABLE mart.mine (a int)', 'CREATE TABLE public.mine (a int)',
    'SELECT pg_catalog.pg_read_file(''/etc/passwd'')', 'COPY (SELECT 1) TO PROGRAM ''true''', 'CREATE ROLE mine']) AS s;
SELECT pg_temp.refused('thidua_auditor', s, 'auditor: ' || s) FROM unnest(ARRAY[
    'SELECT cells FROM ops.quarantine', 'UPDATE score.total SET rank = 1', 'DELETE FROM ops.audit', 'INSERT INTO ops.decision DEFAULT VALUES',
    'SELECT ops.audit_add(''10633'', ''init'', NULL, ''{}'')', 'CREATE TABLE ops.mine (a int)', 'COPY score.total TO ''/tmp/x''']) AS s;
SELECT pg_temp.refused('thidua_loader', s, 'loader: ' || s) FROM unnest(ARRAY[
    'UPDATE ops.audit SET who = ''x''', 'INSERT INTO ops.audit (commune_code, event, detail) VALUES (''10633'', ''x'', ''{}'')',
    'TRUNCATE ops.decision', 'DROP TABLE fact.member', 'CREATE SCHEMA mine', 'ALTER ROLE thidua_loader SUPERUSER',
    'SET session_replication_role = replica', 'COPY fact.member FROM PROGRAM ''true''', 'ALTER TABLE ops.quarantine OWNER TO thidua_loader']) AS s;
SELECT pg_temp.allowed('thidua_loader', 'SELECT ops.audit_add(''10633'', ''decision'', NULL, ''{}'')', 'the loader appends to the audit');
SELECT pg_temp.allowed('thidua_auditor', 'SELECT count(*) FROM ops.audit', 'the auditor reads the audit');

SELECT * FROM public.finish();
ROLLBACK;
