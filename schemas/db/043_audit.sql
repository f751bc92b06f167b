-- 043_audit: who did what and when, in a chain that shows a row changed, taken out or put in; and the rights of the loader.
-- Grain:  ops.audit one entry. event: init, decision, draw, verified, freeze, publish, key, forget, import. detail: numbers, codes and
--         digests only, never a citizen's value.
-- Rules:  number, time, user, previous and hash are set by the table itself; hash is SHA-256 over all other columns. The heads of the
--         chain also stand in signed documents and in THIDUA_HOME/chuoi.txt, so that an end taken off or written anew shows.
-- Source: spec/scoring.md "Freeze"; research/reliability.md section 2 (Crosby & Wallach, tamper-evident logging, 2009).

CREATE TABLE ops.audit (
    commune_code text COLLATE "C" NOT NULL,
    entry_no     bigint NOT NULL,
    at           timestamptz NOT NULL,
    who          text NOT NULL,
    event        text COLLATE "C" NOT NULL,
    run_id       bigint,
    detail       jsonb NOT NULL,
    previous     text NOT NULL,
    hash         text NOT NULL,
    PRIMARY KEY (commune_code, entry_no)
);

CREATE FUNCTION ops.audit_hash(entry ops.audit) RETURNS text LANGUAGE sql STABLE SET search_path = ''
    RETURN encode(sha256(convert_to(concat_ws(E'\n', entry.commune_code, entry.entry_no,
               to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.who, entry.event,
               coalesce(entry.run_id::text, '-'), entry.detail::text, entry.previous), 'UTF8')), 'hex');

CREATE FUNCTION ops.audit_link() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    last ops.audit;
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('thidua audit ' || NEW.commune_code, 0));
    SELECT * INTO last FROM ops.audit AS a WHERE a.commune_code = NEW.commune_code ORDER BY a.entry_no DESC LIMIT 1;
    NEW.entry_no := coalesce(last.entry_no, 0) + 1;
    NEW.previous := coalesce(last.hash, repeat('0', 64));
    NEW.at := pg_catalog.clock_timestamp();
    NEW.who := session_user;
    NEW.hash := ops.audit_hash(NEW);
    RETURN NEW;
END
$$;

CREATE TRIGGER link BEFORE INSERT ON ops.audit FOR EACH ROW EXECUTE FUNCTION ops.audit_link();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON ops.audit FOR EACH STATEMENT EXECUTE FUNCTION seal.refuse();
ALTER TABLE ops.audit ENABLE ALWAYS TRIGGER link, ENABLE ALWAYS TRIGGER refuse;

-- The only way in for everybody but the owner.
CREATE FUNCTION ops.audit_add(commune text, of_event text, run bigint, about jsonb) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = '' BEGIN ATOMIC
    INSERT INTO ops.audit (commune_code, event, run_id, detail) VALUES (commune, of_event, run, about) RETURNING entry_no;
END;

CREATE FUNCTION ops.audit_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    PERFORM ops.audit_add(NEW.commune_code, 'decision', NULL, pg_catalog.jsonb_build_object(
        'decision', NEW.decision_id, 'kind', NEW.kind, 'value', NEW.value,
        'subject_sha256', encode(sha256(convert_to(NEW.subject, 'UTF8')), 'hex')));
    RETURN NULL;
END
$$;
CREATE TRIGGER audit AFTER INSERT ON ops.decision FOR EACH ROW EXECUTE FUNCTION ops.audit_decision();

CREATE FUNCTION seal.audit_revision() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    PERFORM ops.audit_add(NEW.commune_code, 'freeze', NEW.run_id, pg_catalog.jsonb_build_object(
        'year', NEW.year, 'revision', NEW.revision, 'chain', NEW.chain_no, 'head', NEW.head));
    RETURN NULL;
END
$$;
CREATE TRIGGER audit AFTER INSERT ON seal.revision FOR EACH ROW EXECUTE FUNCTION seal.audit_revision();
ALTER TABLE ops.decision ENABLE ALWAYS TRIGGER audit;
ALTER TABLE seal.revision ENABLE ALWAYS TRIGGER audit;
REVOKE ALL ON FUNCTION ops.audit_add(text, text, bigint, jsonb) FROM PUBLIC;

-- The loader runs the nights: it reads and writes what is computed, appends to seal and audit, owns nothing.
GRANT USAGE ON SCHEMA ref, ops, stage, fact, measure, indicator, score, mart, stat, seal TO thidua_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ref, ops, fact, measure, indicator, score TO thidua_loader;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA stage TO thidua_loader;
REVOKE INSERT, UPDATE, DELETE ON ops.audit FROM thidua_loader;
DO $$
BEGIN
    IF to_regclass('ops.schema_version') IS NOT NULL THEN -- made by thidua init, not by psql -f
        REVOKE INSERT, UPDATE, DELETE ON ops.schema_version FROM thidua_loader;
    END IF;
END
$$;
REVOKE UPDATE, DELETE ON ops.decision FROM thidua_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA seal TO thidua_loader;
GRANT INSERT ON seal.opening, seal.row, seal.document, seal.revision TO thidua_loader;
GRANT EXECUTE ON FUNCTION ops.audit_add(text, text, bigint, jsonb) TO thidua_loader;
-- Tables of later migrations too.
ALTER DEFAULT PRIVILEGES IN SCHEMA ref, ops, fact, measure, indicator, score
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO thidua_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA stage GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO thidua_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA mart GRANT SELECT ON TABLES TO thidua_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA ref, ops, fact, measure, indicator, score, mart GRANT SELECT ON TABLES TO thidua_auditor;
GRANT USAGE ON SCHEMA ref, ops, fact, measure, indicator, score, mart, seal TO thidua_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA ref, ops, fact, measure, indicator, score, mart, seal TO thidua_auditor;
REVOKE SELECT ON ops.quarantine FROM thidua_auditor;
