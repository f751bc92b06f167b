-- 045_retention: what was removed because the law or a setting no longer allows it, and the proof that stays.
-- Grain:  ops.file.aged_at: the original left the archive then; SHA-256, size, name and figures stay. ops.forgetting one removal.
--         ops.forgotten one pseudonym whose person asked to be forgotten: rows of files that came before are unlinked again
--         whenever they are read again.
-- Rules:  counts holds numbers only. The audit chain (043_audit) tells the same.
-- Source: spec/operations.md "forget", "Rejected rows are kept in the protected quarantine for a set time only".

ALTER TABLE ops.file ADD COLUMN aged_at timestamptz;
ALTER TABLE ops.file ADD CHECK (aged_at IS NULL OR NOT archived);

CREATE TABLE ops.forgetting (
    commune_code  text COLLATE "C" NOT NULL,
    forgetting_id bigint GENERATED ALWAYS AS IDENTITY,
    kind          text COLLATE "C" NOT NULL CHECK (kind IN ('retention', 'person')),
    as_of         date NOT NULL,
    reason        text NOT NULL DEFAULT '',
    counts        jsonb NOT NULL,
    done_by       text NOT NULL DEFAULT session_user,
    done_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (commune_code, forgetting_id)
);

CREATE TABLE ops.forgotten (
    commune_code text COLLATE "C" NOT NULL,
    key          bytea NOT NULL,
    forgotten_at timestamptz NOT NULL,
    PRIMARY KEY (commune_code, key)
);

-- When a content first came: the start of the run that first saw it.
CREATE VIEW ops.first_seen AS
SELECT a.commune_code, a.file_id, min(r.started_at) AS at
FROM ops.arrival a
JOIN ops.run r ON r.commune_code = a.commune_code AND r.run_id = a.run_id
GROUP BY a.commune_code, a.file_id;

CREATE FUNCTION ops.note_forgetting(commune text, of_kind text, on_day date, why text, what jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO ops.forgetting (commune_code, kind, as_of, reason, counts) VALUES (commune, of_kind, on_day, why, what);
    PERFORM ops.audit_add(commune, 'forget', NULL, what || pg_catalog.jsonb_build_object('kind', of_kind, 'as_of', on_day));
END
$$;

GRANT SELECT, INSERT ON ops.forgetting, ops.forgotten TO thidua_loader;
GRANT SELECT ON ops.first_seen TO thidua_loader;
GRANT SELECT ON ops.forgetting TO thidua_auditor;
