-- 005_load: what loading needs beside the tables: ways to the rows of one village, the keys of a rebuild, a clean stage.
-- Grain:  stage.dossier_key: one dossier code to be built anew from all portal files (an older export came late).
-- Source: spec/inputs.md "Versions and replacement"; spec/performance.md (an unchanged night grows no table).

CREATE INDEX member_village ON fact.member (commune_code, village_code);
CREATE INDEX activity_village ON fact.activity (commune_code, village_code);
CREATE INDEX training_attendance_village ON fact.training_attendance (commune_code, village_code);
CREATE INDEX election_participation_village ON fact.election_participation (commune_code, village_code);
CREATE INDEX support_village ON fact.support (commune_code, village_code);
CREATE INDEX reach_claim_village ON fact.reach_claim (commune_code, village_code);
CREATE INDEX proposal_village ON fact.proposal (commune_code, village_code);
CREATE INDEX sheet_village ON ops.sheet (commune_code, village_code);

CREATE UNLOGGED TABLE stage.dossier_key (
    code text COLLATE "C" PRIMARY KEY
);

-- Empties what the file before left. Small leftovers are deleted: a TRUNCATE makes and syncs new files, which would cost
-- a night of 300 small workbooks more than their rows.
CREATE FUNCTION stage.clear() RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    used record;
BEGIN
    FOR used IN
        SELECT c.relname, pg_catalog.pg_relation_size(c.oid) AS size_bytes
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'stage' AND c.relkind = 'r' AND pg_catalog.pg_relation_size(c.oid) > 0
        ORDER BY c.relname
    LOOP
        IF used.size_bytes > 1048576 THEN
            EXECUTE pg_catalog.format('TRUNCATE stage.%I', used.relname);
        ELSE
            EXECUTE pg_catalog.format('DELETE FROM stage.%I', used.relname);
        END IF;
    END LOOP;
END
$$;

-- What loading remembers from run to run: name 'villages' = digest of the names with which rows were last matched.
CREATE TABLE ops.mark (
    commune_code text COLLATE "C" NOT NULL,
    name         text COLLATE "C" NOT NULL,
    value        text NOT NULL,
    PRIMARY KEY (commune_code, name)
);
