-- 042_seal_content: which rows a freeze keeps, and how they come back for a recomputation.
-- Grain:  seal.relation one table. filter: which of its rows r (of commune $1) belong to year $2. blank: columns that are not kept and
--         what stands for them: names of persons and files, and what differs between runs over the same data.
-- Rules:  input: what everything is computed from; figure, result: what is computed. Inputs are put back under another commune code,
--         in a transaction that is rolled back, and the very statements of the night run over them.
-- Privacy: no names; keys of persons stay, without them nothing could be recomputed.
-- Source: spec/scoring.md "Freeze"; spec/performance.md (every key starts with the commune code).

CREATE TABLE seal.relation (
    relation text COLLATE "C" PRIMARY KEY,
    kind     text NOT NULL CHECK (kind IN ('input', 'figure', 'result')),
    position int  NOT NULL,
    name     text NOT NULL,                      -- Vietnamese
    filter   text NOT NULL,
    blank    jsonb NOT NULL DEFAULT '{}'
);

INSERT INTO seal.relation (position, kind, relation, name, filter, blank) VALUES
    (1, 'input', 'ref.commune', 'xã', 'true', '{}'),
    (2, 'input', 'ref.village', 'danh sách thôn', 'true', '{}'),
    (3, 'input', 'ref.setting', 'mức có ngày hiệu lực', 'true', '{}'),
    (4, 'input', 'ops.file', 'sổ tệp', 'true', '{"name": "", "reason_text": "", "run_id": 0, "stale": false}'),
    (5, 'input', 'ops.sheet', 'sổ trang tính', 'true', '{"name": "", "headings": []}'),
    (6, 'input', 'ops.slip', 'phiếu sửa dòng', 'true', '{}'),
    (7, 'input', 'ops.finding', 'dòng bị loại đã gửi sửa',
     'EXISTS (SELECT FROM ops.slip AS s WHERE s.commune_code = r.commune_code AND s.file_id = r.file_id AND s.sheet_no = r.sheet_no'
     ' AND s.row_no = r.row_no)', '{}'),
    (8, 'input', 'fact.village_year', 'dân số và hộ của thôn', 'true', '{}'),
    (9, 'input', 'fact.dossier', 'hồ sơ thủ tục hành chính', 'true', '{}'),
    (10, 'input', 'fact.member', 'thành viên Tổ', 'r.in_force', '{"name": ""}'),
    (11, 'input', 'fact.activity', 'buổi tuyên truyền', 'r.in_force', '{}'),
    (12, 'input', 'fact.training_attendance', 'lượt tập huấn', 'r.in_force', '{}'),
    (13, 'input', 'fact.election_participation', 'hoạt động bầu cử', 'r.in_force', '{}'),
    (14, 'input', 'fact.support', 'lượt hỗ trợ', 'r.in_force', '{}'),
    (15, 'input', 'fact.reach_claim', 'số người được tuyên truyền', 'r.in_force', '{}'),
    (16, 'input', 'fact.proposal', 'kiến nghị', 'r.in_force', '{"content": ""}'),
    (17, 'input', 'fact.survey_response', 'phiếu khảo sát', 'r.in_force', '{}'),
    (18, 'input', 'score.verified', 'kết quả phúc tra', 'left(r.period, 4)::int = $2', '{"run_id": 0}'),
    (20, 'figure', 'measure.figure', 'số đo', 'left(r.month, 4)::int = $2', '{"run_id": 0}'),
    (21, 'figure', 'indicator.value', 'giá trị chỉ số', 'left(r.period, 4)::int = $2', '{"run_id": 0}'),
    (30, 'result', 'score.rubric', 'bảng điểm', 'r.year = $2', '{"run_id": 0}'),
    (31, 'result', 'score.node', 'trọng số và tiêu chí', 'r.year = $2', '{}'),
    (32, 'result', 'score.band', 'bậc điểm', 'r.year = $2', '{}'),
    (33, 'result', 'score.tie', 'quy tắc xử lý đồng điểm', 'r.year = $2', '{}'),
    (34, 'result', 'score.grade', 'xếp loại', 'r.year = $2', '{}'),
    (35, 'result', 'score.grade_floor', 'điều kiện xếp loại', 'r.year = $2', '{}'),
    (36, 'result', 'score.criterion_point', 'điểm tiêu chí', 'r.year = $2', '{"run_id": 0}'),
    (37, 'result', 'score.group_point', 'điểm nhóm', 'r.year = $2', '{"run_id": 0}'),
    (38, 'result', 'score.total', 'tổng điểm và thứ hạng', 'r.year = $2', '{"run_id": 0}'),
    (39, 'result', 'score.without', 'thứ hạng khi bỏ một tiêu chí', 'r.year = $2', '{"run_id": 0}'),
    (40, 'result', 'score.draws', 'các lần thử thứ hạng', 'r.year = $2', '{"run_id": 0, "basis": ""}'),
    (41, 'result', 'score.firmness', 'khoảng thứ hạng', 'r.year = $2', '{}'),
    (42, 'result', 'score.pair', 'cặp thôn liền kề', 'r.year = $2', '{}');

-- Live rows of a table as a freeze keeps them.
CREATE FUNCTION seal.content(wanted text, commune text, of_year int) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE SET search_path = '' SET TimeZone = 'Asia/Ho_Chi_Minh' AS $$
DECLARE
    kept seal.relation;
BEGIN
    SELECT * INTO STRICT kept FROM seal.relation AS r WHERE r.relation = wanted;
    RETURN QUERY EXECUTE pg_catalog.format(
        'SELECT (pg_catalog.to_jsonb(r) - ''commune_code'') || $3 FROM %s AS r WHERE r.commune_code = $1 AND (%s)',
        kept.relation, kept.filter) USING commune, of_year, kept.blank;
END
$$;

-- Rows as frozen; revision NULL: as they are now.
CREATE FUNCTION seal.kept(wanted text, commune text, of_year int, of_revision int) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    IF of_revision IS NULL THEN
        RETURN QUERY SELECT c FROM seal.content(wanted, commune, of_year) AS c;
    ELSE
        RETURN QUERY SELECT w.content FROM seal.row AS w
                      WHERE w.commune_code = commune AND w.year = of_year AND w.revision = of_revision AND w.relation = wanted;
    END IF;
END
$$;

-- Copies the live rows into an open revision.
CREATE FUNCTION seal.keep(commune text, of_year int, of_revision int) RETURNS void LANGUAGE sql SET search_path = '' BEGIN ATOMIC
    INSERT INTO seal.row (commune_code, year, revision, relation, position, content)
    SELECT commune, of_year, of_revision, r.relation,
           row_number() OVER (PARTITION BY r.relation ORDER BY c.content::text COLLATE "C"), c.content
      FROM seal.relation AS r CROSS JOIN LATERAL seal.content(r.relation, commune, of_year) AS c (content);
END;

-- Puts the inputs of a revision (NULL: of today) back as those of commune `scratch`.
CREATE FUNCTION seal.put_back(commune text, of_year int, of_revision int, scratch text) RETURNS void
    LANGUAGE plpgsql SET search_path = '' SET TimeZone = 'Asia/Ho_Chi_Minh' AS $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT r.relation FROM seal.relation AS r WHERE r.kind = 'input' ORDER BY r.position LOOP
        EXECUTE pg_catalog.format(
            'INSERT INTO %1$s SELECT p.* FROM seal.kept($1, $2, $3, $4) AS c (content)'
            ' CROSS JOIN LATERAL pg_catalog.jsonb_populate_record(NULL::%1$s, c.content'
            ' || pg_catalog.jsonb_build_object(''commune_code'', $5)) AS p', kept.relation)
            USING kept.relation, commune, of_year, of_revision, scratch;
    END LOOP;
END
$$;

-- What of a revision is not as commune `other` has it now: rows that only one side has; example: one of them, without figures.
CREATE FUNCTION seal.differing(commune text, of_year int, of_revision int, other text)
    RETURNS TABLE (relation text, kind text, name text, rows bigint, example text)
    LANGUAGE sql STABLE SET search_path = '' BEGIN ATOMIC
    SELECT r.relation, r.kind, r.name, count(*),
           min(concat_ws(' ', d.content ->> 'village_code', d.content ->> 'node', d.content ->> 'indicator', d.content ->> 'source',
                         d.content ->> 'period', d.content ->> 'month'))
      FROM seal.relation AS r
     CROSS JOIN LATERAL (
           (SELECT a FROM seal.kept(r.relation, commune, of_year, of_revision) AS a
            EXCEPT ALL SELECT b FROM seal.content(r.relation, other, of_year) AS b)
           UNION ALL
           (SELECT b FROM seal.content(r.relation, other, of_year) AS b
            EXCEPT ALL SELECT a FROM seal.kept(r.relation, commune, of_year, of_revision) AS a)) AS d (content)
     WHERE r.kind <> 'input'
     GROUP BY r.relation, r.kind, r.name, r.position
     ORDER BY r.position;
END;

-- One digest a table: over the digests of its rows in their order.
CREATE VIEW seal.digest AS
SELECT w.commune_code, w.year, w.revision, w.relation, count(*) AS rows,
       encode(sha256(string_agg(sha256(convert_to(w.content::text, 'UTF8')), '' ORDER BY w.position)), 'hex') AS sha256
  FROM seal.row AS w
 GROUP BY w.commune_code, w.year, w.revision, w.relation;

-- Facts that were changed beside the loader, since a revision. Grain: one row per table; example: a place, no content.
-- Rules:  where no file was read since, live facts are those of the revision. Else a frozen row whose file was not read again since must
--         still say the same (whether it counts, and the person it was matched to, may change); dossiers, which are patched by later
--         exports, are then left to the digests of seal.row.
CREATE FUNCTION seal.fact_damage(commune text, of_year int, of_revision int)
    RETURNS TABLE (relation text, name text, rows bigint, example text)
    LANGUAGE plpgsql STABLE SET search_path = '' SET TimeZone = 'Asia/Ho_Chi_Minh' AS $$
DECLARE
    frozen_in bigint := (SELECT v.run_id FROM seal.revision AS v
                          WHERE v.commune_code = commune AND v.year = of_year AND v.revision = of_revision);
    untouched boolean := NOT EXISTS (SELECT FROM ops.file AS f WHERE f.commune_code = commune AND f.run_id > frozen_in);
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
              FROM ((SELECT a FROM seal.kept(kept.relation, commune, of_year, of_revision) AS a
                     EXCEPT ALL SELECT b FROM seal.content(kept.relation, commune, of_year) AS b)
                    UNION ALL
                    (SELECT b FROM seal.content(kept.relation, commune, of_year) AS b
                     EXCEPT ALL SELECT a FROM seal.kept(kept.relation, commune, of_year, of_revision) AS a)) AS d (content);
        ELSE
            EXECUTE pg_catalog.format(
                'SELECT count(*), min(concat_ws('':'', c.content ->> ''village_code'', c.content ->> ''sheet_no'', c.content ->> ''row_no''))'
                ' FROM seal.kept($1, $2, $3, $4) AS c (content)'
                ' JOIN ops.file AS f ON f.commune_code = $2 AND f.file_id = (c.content ->> ''file_id'')::bigint AND f.run_id <= $5'
                ' LEFT JOIN %s AS r ON r.commune_code = $2 AND r.file_id = f.file_id AND r.sheet_no = (c.content ->> ''sheet_no'')::int'
                ' AND r.row_no = (c.content ->> ''row_no'')::int'
                ' WHERE (c.content - $6) IS DISTINCT FROM ((to_jsonb(r) - ''commune_code'' || $7) - $6)', kept.relation)
               INTO rows, example
              USING kept.relation, commune, of_year, of_revision, frozen_in, ARRAY['in_force', 'verdict', 'person_key'], kept.blank;
        END IF;
        IF rows > 0 THEN RETURN NEXT; END IF;
    END LOOP;
END
$$;
