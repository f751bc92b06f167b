-- 095_rights: what came after 043 has the same guards and rights: points of individuals freeze with their year; loader and auditor see
--   every table there is, the loader changes none of ops.audit, ops.decision, seal.
-- Source: spec/operations.md "Roles, secrets, privacy"; spec/scoring.md "Freeze", "Individuals".

INSERT INTO seal.relation (position, kind, relation, name, filter, blank) VALUES
    (22, 'figure', 'measure.individual', 'việc đã làm của từng thành viên', 'r.year = $2', '{}'),
    (43, 'result', 'score.individual_rubric', 'bảng điểm cá nhân', 'r.year = $2', '{"run_id": 0}'),
    (44, 'result', 'score.individual_point', 'điểm tiêu chí của cá nhân', 'r.year = $2', '{}'),
    (45, 'result', 'score.individual', 'tổng điểm và thứ hạng của cá nhân', 'r.year = $2', '{}');

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['measure.individual', 'score.individual_rubric', 'score.individual_point', 'score.individual'] LOOP
        PERFORM seal.protect(name::regclass, 'r.year');
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ref, fact, measure, indicator, score TO thidua_loader;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA stage TO thidua_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA ops, mart, seal TO thidua_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA ref, ops, fact, measure, indicator, score, mart, seal TO thidua_auditor;
REVOKE SELECT ON ops.quarantine FROM thidua_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;

-- Of schema ops the loader appends to the audit and to decisions, and keeps the rest.
DO $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = 'ops' AND c.relkind = 'r' AND c.relname NOT IN ('audit', 'decision', 'schema_version') LOOP
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON ops.%I TO thidua_loader', kept.relname);
    END LOOP;
END
$$;
