-- 047_verify_forgotten: what was forgotten by law is no damage, and nothing else passes for it.
-- Rules:  facts are held against a revision without the columns by which a person is found, if the audit chain notes a forgetting after
--         that revision. Originals that left the archive are as many as the chain says; content that was never kept has a forbidden
--         column.
-- Source: spec/operations.md "forget"; spec/scoring.md "Freeze".

CREATE FUNCTION seal.hidden_since(commune text, of_year int, of_revision int) RETURNS text[] LANGUAGE sql STABLE SET search_path = ''
BEGIN ATOMIC
    SELECT CASE WHEN EXISTS (
               SELECT FROM ops.audit AS a
               JOIN seal.revision AS v ON v.commune_code = commune AND v.year = of_year AND v.revision = of_revision
               WHERE a.commune_code = commune AND a.event = 'forget' AND a.at > v.frozen_at
                 AND coalesce((a.detail ->> 'rows')::bigint, 0) + coalesce((a.detail ->> 'identities')::bigint, 0)
                   + coalesce((a.detail ->> 'forgotten')::bigint, 0) > 0)
           THEN ARRAY['birth_on', 'responsible_key', 'guide_key']
                || (SELECT array_agg(DISTINCT c) FROM ops.key_column AS k CROSS JOIN LATERAL unnest(k.columns) AS c)
           ELSE '{}'::text[] END;
END;

CREATE OR REPLACE FUNCTION seal.fact_damage(commune text, of_year int, of_revision int)
    RETURNS TABLE (relation text, name text, rows bigint, example text)
    LANGUAGE plpgsql STABLE SET search_path = '' SET TimeZone = 'Asia/Ho_Chi_Minh' AS $$
DECLARE
    frozen_in bigint := (SELECT v.run_id FROM seal.revision AS v
                          WHERE v.commune_code = commune AND v.year = of_year AND v.revision = of_revision);
    untouched boolean := NOT EXISTS (SELECT FROM ops.file AS f WHERE f.commune_code = commune AND f.run_id > frozen_in);
    -- columns by which a person is found, where a forgetting was noted since
    hidden text[] := seal.hidden_since(commune, of_year, of_revision);
    kept record;
BEGIN
    FOR kept IN SELECT r.relation, r.name, r.blank FROM seal.relation AS r
                 WHERE r.relation LIKE 'fact.%' AND r.relation <> 'fact.village_year' ORDER BY r.position LOOP
        CONTINUE WHEN NOT untouched AND kept.relation = 'fact.dossier';
        relation := kept.relation;
        name := kept.name;
        IF untouched THEN
            SELECT count(*), min(concat_ws(':', d.content ->> 'village_code', d.content ->> 'sheet_no', d.content ->> 'row_no'))
              INTO rows, example
              FROM ((SELECT a - hidden FROM seal.kept(kept.relation, commune, of_year, of_revision) AS a
                     EXCEPT ALL SELECT b - hidden FROM seal.content(kept.relation, commune, of_year) AS b)
                    UNION ALL
                    (SELECT b - hidden FROM seal.content(kept.relation, commune, of_year) AS b
                     EXCEPT ALL SELECT a - hidden FROM seal.kept(kept.relation, commune, of_year, of_revision) AS a)) AS d (content);
        ELSE
            EXECUTE pg_catalog.format(
                'SELECT count(*), min(concat_ws('':'', c.content ->> ''village_code'', c.content ->> ''sheet_no'', c.content ->> ''row_no''))'
                ' FROM seal.kept($1, $2, $3, $4) AS c (content)'
                ' JOIN ops.file AS f ON f.commune_code = $2 AND f.file_id = (c.content ->> ''file_id'')::bigint AND f.run_id <= $5'
                ' LEFT JOIN %s AS r ON r.commune_code = $2 AND r.file_id = f.file_id AND r.sheet_no = (c.content ->> ''sheet_no'')::int'
                ' AND r.row_no = (c.content ->> ''row_no'')::int'
                ' WHERE (c.content - $6) IS DISTINCT FROM ((to_jsonb(r) - ''commune_code'' || $7) - $6)', kept.relation)
               INTO rows, example
              USING kept.relation, commune, of_year, of_revision, frozen_in, ARRAY['in_force', 'verdict', 'person_key'] || hidden, kept.blank;
        END IF;
        IF rows > 0 THEN RETURN NEXT; END IF;
    END LOOP;
END
$$;

-- Originals: how many left the archive, how many the audit chain let go, how many are gone without a reason.
CREATE VIEW seal.aged_original AS
SELECT c.commune_code,
       (SELECT count(*) FROM ops.file AS f WHERE f.commune_code = c.commune_code AND f.aged_at IS NOT NULL) AS aged,
       (SELECT coalesce(sum((a.detail ->> 'originals')::bigint), 0) FROM ops.audit AS a
         WHERE a.commune_code = c.commune_code AND a.event = 'forget' AND a.detail ->> 'kind' = 'retention') AS noted,
       (SELECT count(*) FROM ops.file AS f
         WHERE f.commune_code = c.commune_code AND NOT f.archived AND f.aged_at IS NULL AND f.reason <> 'forbidden column'
           AND NOT EXISTS (SELECT FROM ops.finding AS x
                            WHERE x.commune_code = f.commune_code AND x.file_id = f.file_id AND x.code = 'forbidden column')) AS unexplained
  FROM ref.commune AS c;
