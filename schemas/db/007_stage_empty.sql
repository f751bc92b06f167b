-- 007_stage_empty: the end of a run of loading.

-- Leaves nothing of the night behind: cells and names that waited in the stage are gone from the disk.
CREATE FUNCTION stage.empty() RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    used record;
BEGIN
    FOR used IN
        SELECT c.relname
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'stage' AND c.relkind = 'r' AND pg_catalog.pg_relation_size(c.oid) > 0
        ORDER BY c.relname
    LOOP
        EXECUTE pg_catalog.format('TRUNCATE stage.%I', used.relname);
    END LOOP;
END
$$;
