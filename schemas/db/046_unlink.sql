-- 046_unlink: pseudonyms replaced by random ones, so that rows stay and count as before, and nobody finds the person again.
-- Grain:  stage.unlink: one old key and the new one. A new key begins with four zero bytes (no HMAC of 2^32 does): it is never
--         replaced again.
-- Rules:  one old key becomes one new key in all rows chosen, so that whoever was one person stays one. Joins of a member's rows
--         (training, election, sessions led, residents guided) hold. Rows that are not chosen keep their keys.
-- Source: spec/operations.md "forget"; Law 91/2025/QH15.

CREATE UNLOGGED TABLE stage.unlink (
    old_key bytea PRIMARY KEY,
    new_key bytea NOT NULL DEFAULT '\x00000000'::bytea || substr(uuid_send(gen_random_uuid()), 1, 12)
);

-- Columns of fact tables that hold pseudonyms, the table's and the list of its columns.
CREATE VIEW ops.key_column AS
SELECT c.relname AS relation, array_agg(a.attname::text ORDER BY a.attnum) AS columns
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = 'fact' AND c.relkind = 'r' AND a.atttypid = 'bytea'::regtype AND a.attname ~ '_key$'
  AND a.attname NOT IN ('responsible_key', 'guide_key') -- of another person than the row's own
GROUP BY c.relname;

-- Gives the rows of every fact table that `chosen` tells new keys; `chosen` is a condition on row r with the commune as $1.
CREATE FUNCTION ops.unlink(commune text, of_relation text, chosen text) RETURNS bigint LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    kept record;
    changed bigint;
BEGIN
    SELECT k.* INTO STRICT kept FROM ops.key_column AS k WHERE k.relation = of_relation;
    EXECUTE pg_catalog.format(
        'INSERT INTO stage.unlink (old_key) SELECT DISTINCT k FROM fact.%I AS r CROSS JOIN LATERAL unnest(ARRAY[%s]) AS k'
        ' WHERE r.commune_code = $1 AND k IS NOT NULL AND substr(k, 1, 4) <> ''\x00000000'' AND (%s) ON CONFLICT DO NOTHING',
        of_relation, (SELECT string_agg('r.' || c, ', ') FROM unnest(kept.columns) AS c), chosen) USING commune;
    EXECUTE pg_catalog.format(
        'UPDATE fact.%I AS r SET %s WHERE r.commune_code = $1 AND (%s)', of_relation,
        (SELECT string_agg(pg_catalog.format('%1$I = coalesce((SELECT u.new_key FROM stage.unlink AS u WHERE u.old_key = r.%1$I), r.%1$I)', c), ', ')
           FROM unnest(kept.columns) AS c), chosen) USING commune;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;

-- A date of birth that gives the same age on the day and tells no more.
CREATE FUNCTION ops.birthday_of_age(held_on date, birth_on date) RETURNS date LANGUAGE sql IMMUTABLE SET search_path = ''
    RETURN (held_on - make_interval(years => extract(year FROM age(held_on, birth_on))::int))::date;

-- The rows of the forgotten: name and birth date go, birth year, figures and dates of work stay. Returns the rows changed.
CREATE FUNCTION ops.unlink_forgotten(commune text) RETURNS bigint LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    kept record;
    chosen text;
    changed bigint := 0;
    more bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ops.forgotten AS f WHERE f.commune_code = commune) THEN RETURN 0; END IF;
    TRUNCATE stage.unlink;
    UPDATE fact.member AS m SET name = '(đã xóa)', birth_on = NULL
     WHERE m.commune_code = commune AND (m.name <> '(đã xóa)' OR m.birth_on IS NOT NULL)
       AND EXISTS (SELECT FROM ops.forgotten AS f LEFT JOIN ops.first_seen AS s ON s.commune_code = commune AND s.file_id = m.file_id
                    WHERE f.commune_code = commune AND f.key IN (m.number_key, m.name_key, m.person_key)
                      AND coalesce(s.at, '-infinity') <= f.forgotten_at);
    FOR kept IN SELECT * FROM ops.key_column AS k ORDER BY k.relation = 'member' DESC, k.relation LOOP
        chosen := pg_catalog.format(
            'EXISTS (SELECT FROM ops.forgotten AS f LEFT JOIN ops.first_seen AS s ON s.commune_code = $1 AND s.file_id = r.file_id'
            ' WHERE f.commune_code = $1 AND f.key IN (%s) AND coalesce(s.at, ''-infinity'') <= f.forgotten_at)',
            (SELECT string_agg('r.' || c, ', ') FROM unnest(kept.columns) AS c));
        SELECT ops.unlink(commune, kept.relation, chosen) INTO more;
        changed := changed + more;
    END LOOP;
    -- The age on the day of the support stays, the date of birth does not.
    UPDATE fact.support AS r SET birth_on = ops.birthday_of_age(r.held_on, r.birth_on)
     WHERE r.commune_code = commune AND r.birth_on IS NOT NULL
       AND EXISTS (SELECT FROM stage.unlink AS u WHERE u.new_key IN (r.number_key, r.name_key, r.person_key));
    -- Sessions led and residents guided stay the member's, unless a namesake in the village keeps the bare name.
    UPDATE fact.activity AS r SET responsible_key = u.new_key FROM stage.unlink AS u
     WHERE r.commune_code = commune AND r.responsible_key = u.old_key
       AND NOT EXISTS (SELECT FROM fact.member AS m WHERE m.commune_code = commune AND m.bare_name_key = u.old_key);
    UPDATE fact.support AS r SET guide_key = u.new_key FROM stage.unlink AS u
     WHERE r.commune_code = commune AND r.guide_key = u.old_key
       AND NOT EXISTS (SELECT FROM fact.member AS m WHERE m.commune_code = commune AND m.bare_name_key = u.old_key);
    TRUNCATE stage.unlink;
    RETURN changed;
END
$$;

-- The first day of the plan year that a day is in.
CREATE FUNCTION ops.plan_year_start(commune text, of_day date) RETURNS date LANGUAGE sql STABLE SET search_path = '' BEGIN ATOMIC
    SELECT max(s.day) FROM ref.commune AS c
     CROSS JOIN LATERAL (SELECT CASE c.calendar WHEN 'nd09' THEN make_date(y - 1, 12, 15) ELSE make_date(y, 1, 1) END AS day
                           FROM generate_series(extract(year FROM of_day)::int, extract(year FROM of_day)::int + 1) AS y) AS s
     WHERE c.commune_code = commune AND s.day <= of_day;
END;

-- Residents (not members) of rows before a day: who applied for a dossier, who was helped. A resident counts once a year, so help
-- is unlinked by whole plan years. Returns the rows changed.
CREATE FUNCTION ops.unlink_residents(commune text, before date) RETURNS bigint LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    dossiers bigint;
    supports bigint;
    year_start date := ops.plan_year_start(commune, before);
BEGIN
    TRUNCATE stage.unlink;
    UPDATE fact.dossier AS d SET applicant_key = NULL
     WHERE d.commune_code = commune AND d.applicant_key IS NOT NULL AND d.finished_on < before;
    GET DIAGNOSTICS dossiers = ROW_COUNT;
    UPDATE fact.support AS r SET birth_on = ops.birthday_of_age(r.held_on, r.birth_on)
     WHERE r.commune_code = commune AND r.held_on < year_start AND r.birth_on IS NOT NULL
       AND r.birth_on <> ops.birthday_of_age(r.held_on, r.birth_on);
    SELECT ops.unlink(commune, 'support', pg_catalog.format(
        'r.held_on < %L AND EXISTS (SELECT FROM unnest(ARRAY[r.number_key, r.name_key, r.person_key]) AS k WHERE substr(k, 1, 4) <> ''\x00000000'')',
        year_start)) INTO supports;
    TRUNCATE stage.unlink;
    RETURN dossiers + supports;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON stage.unlink TO thidua_loader;
GRANT SELECT ON ops.key_column TO thidua_loader;
