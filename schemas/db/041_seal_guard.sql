-- 041_seal_guard: nothing frozen changes. Refusals raise 42501 and hold for the owner and for replication too (ENABLE ALWAYS).
-- Rules:  schema seal takes rows of a revision that this transaction opened, and never changes or loses any. The live figures, values,
--         points and ranks of a frozen year cannot change by any statement; facts go on (late data), their frozen copy is in seal.row.
--         Guards run once a statement over its transition tables, so that a night's bulk writes cost next to nothing.
-- Source: spec/scoring.md "Freeze" (by triggers and by grants, not by courtesy).

CREATE FUNCTION seal.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    RAISE EXCEPTION 'số liệu đã chốt trong %.% không thể sửa hoặc xóa', TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

-- The next number, and this transaction: whatever was asked for.
CREATE FUNCTION seal.open() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    NEW.opened_in := pg_catalog.pg_current_xact_id();
    NEW.opened_at := pg_catalog.transaction_timestamp();
    IF NEW.revision <> 1 + coalesce((SELECT max(v.revision) FROM seal.revision AS v
                                      WHERE v.commune_code = NEW.commune_code AND v.year = NEW.year), 0) THEN
        RAISE EXCEPTION 'bản chốt % của năm % không phải số kế tiếp', NEW.revision, NEW.year USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION seal.must_finish() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM seal.revision AS v
                    WHERE v.commune_code = NEW.commune_code AND v.year = NEW.year AND v.revision = NEW.revision) THEN
        RAISE EXCEPTION 'bản chốt % của năm % chưa hoàn tất', NEW.revision, NEW.year USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION seal.only_open() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT n.commune_code, n.year, n.revision FROM new_rows AS n) AS d
                WHERE NOT seal.is_open(d.commune_code, d.year, d.revision)) THEN
        RAISE EXCEPTION 'không thể thêm gì vào một bản đã chốt' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;

-- The chain goes on from its last link.
CREATE FUNCTION seal.link() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    last seal.revision;
BEGIN
    SELECT * INTO last FROM seal.revision AS v WHERE v.commune_code = NEW.commune_code ORDER BY v.chain_no DESC LIMIT 1;
    IF NOT seal.is_open(NEW.commune_code, NEW.year, NEW.revision) OR NEW.chain_no <> coalesce(last.chain_no, 0) + 1
       OR NEW.previous <> coalesce(last.head, repeat('0', 64)) THEN
        RAISE EXCEPTION 'bản chốt không nối tiếp chuỗi' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER open BEFORE INSERT ON seal.opening FOR EACH ROW EXECUTE FUNCTION seal.open();
CREATE CONSTRAINT TRIGGER must_finish AFTER INSERT ON seal.opening DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION seal.must_finish();
CREATE TRIGGER link BEFORE INSERT ON seal.revision FOR EACH ROW EXECUTE FUNCTION seal.link();
CREATE TRIGGER only_open AFTER INSERT ON seal.row REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION seal.only_open();
CREATE TRIGGER only_open AFTER INSERT ON seal.document REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION seal.only_open();
ALTER TABLE seal.opening ENABLE ALWAYS TRIGGER open, ENABLE ALWAYS TRIGGER must_finish;
ALTER TABLE seal.revision ENABLE ALWAYS TRIGGER link;
ALTER TABLE seal.row ENABLE ALWAYS TRIGGER only_open;
ALTER TABLE seal.document ENABLE ALWAYS TRIGGER only_open;

-- Guards of live tables; the argument tells a row's year.
CREATE FUNCTION seal.guard() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    changed text := CASE TG_OP WHEN 'INSERT' THEN 'new_rows' ELSE 'old_rows' END;
    frozen boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM seal.revision) THEN RETURN NULL; END IF;
    IF TG_OP = 'TRUNCATE' THEN
        frozen := true;
    ELSE
        EXECUTE pg_catalog.format('SELECT EXISTS (SELECT FROM %I AS r JOIN seal.frozen_year AS f ON f.commune_code = r.commune_code'
                                  ' AND f.year = %s)', changed, TG_ARGV[0]) INTO frozen;
        IF TG_OP = 'UPDATE' AND NOT frozen THEN
            EXECUTE pg_catalog.format('SELECT EXISTS (SELECT FROM new_rows AS r JOIN seal.frozen_year AS f'
                                      ' ON f.commune_code = r.commune_code AND f.year = %s)', TG_ARGV[0]) INTO frozen;
        END IF;
    END IF;
    IF frozen THEN
        RAISE EXCEPTION 'số liệu của năm đã chốt trong %.% không thể thay đổi', TG_TABLE_SCHEMA, TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;

-- Puts the guards on a table; `year_of` is the year of row r.
CREATE FUNCTION seal.protect(guarded regclass, year_of text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    EXECUTE pg_catalog.format('CREATE TRIGGER frozen_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION seal.guard(%L)', guarded, year_of);
    EXECUTE pg_catalog.format('CREATE TRIGGER frozen_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION seal.guard(%L)', guarded, year_of);
    EXECUTE pg_catalog.format('CREATE TRIGGER frozen_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION seal.guard(%L)', guarded, year_of);
    EXECUTE pg_catalog.format('CREATE TRIGGER frozen_truncate BEFORE TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION seal.guard(%L)', guarded, year_of);
    EXECUTE pg_catalog.format('ALTER TABLE %s ENABLE ALWAYS TRIGGER frozen_insert, ENABLE ALWAYS TRIGGER frozen_update,
        ENABLE ALWAYS TRIGGER frozen_delete, ENABLE ALWAYS TRIGGER frozen_truncate', guarded);
END
$$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['opening', 'row', 'document', 'revision'] LOOP
        EXECUTE format('CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON seal.%I FOR EACH STATEMENT EXECUTE FUNCTION'
                       ' seal.refuse()', name);
        EXECUTE format('ALTER TABLE seal.%I ENABLE ALWAYS TRIGGER refuse', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['rubric', 'node', 'band', 'tie', 'grade', 'grade_floor', 'criterion_point', 'group_point', 'total',
                                'without', 'computed', 'draws', 'firmness', 'pair'] LOOP
        PERFORM seal.protect(format('score.%I', name)::regclass, 'r.year');
    END LOOP;
    PERFORM seal.protect('measure.figure', 'left(r.month, 4)::int');
    PERFORM seal.protect('indicator.value', 'left(r.period, 4)::int');
END
$$;
