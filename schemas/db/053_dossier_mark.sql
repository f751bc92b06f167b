-- 053_dossier_mark: ops.mark 'dossiers' names the state of a commune's dossiers; a load knows by it whether the lines that
--         it remembers of the last export (etl/load/recall.h) still are in force.
-- Rules:  a load gives a new name itself (dossier_mark.sql). Whoever else changes a dossier takes the names away.

CREATE FUNCTION ops.forget_dossier_mark() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF coalesce(pg_catalog.current_setting('thidua.loading', true), '') <> 'on' THEN
        DELETE FROM ops.mark WHERE name = 'dossiers';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER dossier_mark AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON fact.dossier
    FOR EACH STATEMENT EXECUTE FUNCTION ops.forget_dossier_mark();
COMMENT ON TRIGGER dossier_mark ON fact.dossier IS 'changes from outside end what the loader remembers';
