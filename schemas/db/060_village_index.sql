-- 060_village_index: a way to one village's dossiers, made when it is first needed.
-- Rules:  an index by village costs a first load of dossiers half its time (600,000 rows: 4.0 s without, 6.1 s with it) and
--         a commune never needs it: its year is read in 20 ms. So loading does without; the first computation that asks for
--         single villages of a large table makes it, and the nights after keep it up for their few new rows.
-- Source: spec/performance.md "Goals" (one village-month <= 1% of a full pass).

CREATE FUNCTION measure.index_dossiers(commune text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF pg_catalog.pg_relation_size('fact.dossier') >= 100 * 1048576
       AND EXISTS (SELECT FROM measure.dirty AS d
                    WHERE d.commune_code = commune AND d.fact = 'dossier' AND d.village_code <> '*') THEN
        CREATE INDEX IF NOT EXISTS dossier_village ON fact.dossier (commune_code, village_code);
    END IF;
END
$$;
