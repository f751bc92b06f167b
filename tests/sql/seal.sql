-- seal: a frozen row changes by no statement, neither of the loader nor of the owner; later data load as ever; the chain only grows.
\ir lib/tap.psql
SELECT public.plan(64);
GRANT thidua_loader TO CURRENT_USER; -- undone with the transaction

CREATE FUNCTION pg_temp.refused(as_role text, statement text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE pg_catalog.format('SET LOCAL ROLE %I', as_role);
    BEGIN
        EXECUTE statement;
        RESET ROLE;
        RETURN NEXT public.fail(as_role || ' can: ' || statement);
    EXCEPTION WHEN insufficient_privilege THEN
        RESET ROLE;
        RETURN NEXT public.pass(as_role || ' cannot: ' || statement);
    END;
END
$$;
CREATE FUNCTION pg_temp.fingerprint() RETURNS text LANGUAGE sql AS $$
    SELECT md5(string_agg(x, '|' ORDER BY x)) FROM (
        SELECT w::text FROM seal.row AS w UNION ALL SELECT v::text FROM seal.revision AS v UNION ALL SELECT d::text FROM seal.document AS d
        UNION ALL SELECT t::text FROM score.total AS t WHERE year = 2026 UNION ALL SELECT f::text FROM measure.figure AS f WHERE month LIKE '2026%'
        UNION ALL SELECT i::text FROM indicator.value AS i WHERE period LIKE '2026%') AS rows (x)
$$;

INSERT INTO ref.commune VALUES ('T', 'Thử', '31', 'civil', 2026);
INSERT INTO ref.village (commune_code, village_code, name) VALUES ('T', 'A', 'An'), ('T', 'B', 'Bình');
INSERT INTO fact.reach_claim (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, topic, persons)
VALUES ('T', 1, 0, 1, true, 'A', '2026-01', 1, 10), ('T', 1, 0, 2, false, 'A', '2026-01', 1, 9);
INSERT INTO measure.figure VALUES ('T', 'A', '2026-01', 'reach_claim', '{"reach_service": 10}', 1), ('T', 'A', '2025-12', 'reach_claim', '{}', 1);
INSERT INTO indicator.value (commune_code, village_code, period, indicator, state, numerator, denominator, value, provisional, run_id)
VALUES ('T', 'A', '2026', 'reach', 'ok', 1, 2, 0.5, false, 1);
INSERT INTO score.total (commune_code, year, village_code, points, held, rank, bound_by, provisional, run_id)
VALUES ('T', 2026, 'A', 50, false, 1, '{}', false, 1), ('T', 2025, 'A', 40, false, 1, '{}', false, 1);

-- The freeze, as etl/seal/freeze.c does it.
INSERT INTO seal.opening (commune_code, year, revision) VALUES ('T', 2026, 1);
UPDATE score.total SET points = 51 WHERE commune_code = 'T' AND year = 2026; -- still open
SELECT seal.keep('T', 2026, 1) \g /dev/null
INSERT INTO seal.document VALUES ('T', 2026, 1, 'ranking.xml', repeat('1', 64), '<ranking/>');
INSERT INTO seal.revision (commune_code, year, revision, chain_no, previous, head, reason, as_of, provisional, program, signed, run_id)
VALUES ('T', 2026, 1, 1, repeat('0', 64), repeat('a', 64), '', '2027-01-01', false, '0', false, 1);
SET CONSTRAINTS ALL IMMEDIATE;
CREATE TEMP TABLE before AS SELECT pg_temp.fingerprint() AS fingerprint;

SELECT is((SELECT count(*) FROM seal.row WHERE relation = 'fact.reach_claim'), 1::bigint, 'facts in force are kept, others are not');
SELECT is((SELECT content ->> 'points' FROM seal.row WHERE relation = 'score.total'), '51', 'what the year was when it was closed');
SELECT is((SELECT count(*) FROM seal.row WHERE relation = 'measure.figure'), 1::bigint, 'figures of the year only');
SELECT is((SELECT detail ->> 'head' FROM ops.audit WHERE commune_code = 'T' AND event = 'freeze'), repeat('a', 64), 'the log tells of it');

-- Thirty ways that a loader has.
SELECT pg_temp.refused('thidua_loader', s) FROM unnest(ARRAY[
    'UPDATE seal.row SET content = ''{}''', 'UPDATE seal.row SET position = 9 WHERE false', 'DELETE FROM seal.row', 'TRUNCATE seal.row',
    'TRUNCATE seal.revision CASCADE', 'UPDATE seal.revision SET head = repeat(''b'', 64)', 'DELETE FROM seal.revision',
    'UPDATE seal.document SET content = ''x''', 'DELETE FROM seal.document',
    'INSERT INTO seal.row VALUES (''T'', 2026, 1, ''score.total'', 99, ''{}'')',
    'INSERT INTO seal.row SELECT * FROM seal.row ON CONFLICT (commune_code, year, revision, relation, position) DO UPDATE SET content = ''{}''',
    'MERGE INTO seal.row AS r USING (SELECT 1) AS s ON true WHEN MATCHED THEN UPDATE SET content = ''{}''',
    'MERGE INTO seal.row AS r USING (SELECT 1) AS s ON true WHEN MATCHED THEN DELETE',
    'INSERT INTO seal.document VALUES (''T'', 2026, 1, ''more.xml'', '''', '''')', 'COPY seal.row FROM ''/dev/null''',
    'ALTER TABLE seal.row DISABLE TRIGGER ALL', 'DROP TRIGGER refuse ON seal.row', 'DROP TABLE seal.row', 'DROP SCHEMA seal CASCADE',
    'ALTER TABLE seal.row ADD COLUMN more text', 'SET session_replication_role = replica', 'GRANT thidua_owner TO thidua_loader',
    'CREATE RULE silent AS ON INSERT TO seal.row DO INSTEAD NOTHING', 'CREATE TRIGGER mine BEFORE INSERT ON seal.row EXECUTE FUNCTION seal.refuse()',
    'CREATE OR REPLACE FUNCTION seal.refuse() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NULL; END''',
    'CREATE FUNCTION pg_temp.trick() RETURNS void LANGUAGE sql SECURITY DEFINER AS ''DELETE FROM seal.row''; SELECT pg_temp.trick()',
    'CREATE TEMP VIEW seen AS SELECT * FROM seal.row; UPDATE pg_temp.seen SET position = 0',
    'ALTER TABLE seal.row ADD FOREIGN KEY (commune_code) REFERENCES ref.commune ON DELETE CASCADE',
    'LOCK TABLE seal.row IN ACCESS EXCLUSIVE MODE', 'UPDATE seal.relation SET filter = ''false''',
    'INSERT INTO seal.opening (commune_code, year, revision) VALUES (''T'', 2026, 1)',
    'INSERT INTO seal.opening (commune_code, year, revision) VALUES (''T'', 2026, 7)',
    'INSERT INTO seal.revision (commune_code, year, revision, chain_no, previous, head, reason, as_of, provisional, program, signed, run_id)
     VALUES (''T'', 2026, 2, 2, repeat(''a'', 64), repeat(''c'', 64), '''', ''2027-01-01'', false, ''0'', false, 1)']) AS s;
-- The live rows of the year.
SELECT pg_temp.refused('thidua_loader', s) FROM unnest(ARRAY[
    'UPDATE score.total SET rank = 2 WHERE year = 2026', 'DELETE FROM score.total', 'TRUNCATE score.total',
    'INSERT INTO score.total SELECT commune_code, year, ''B'', points, held, rank, grade, bound_grade, bound_by, provisional, run_id
       FROM score.total WHERE year = 2026',
    'UPDATE score.total SET year = 2026, village_code = ''B'' WHERE year = 2025', 'UPDATE score.total SET year = 2024 WHERE year = 2026',
    'MERGE INTO score.total AS t USING (SELECT 1) AS s ON t.year = 2026 WHEN MATCHED THEN UPDATE SET rank = 3',
    'INSERT INTO score.total SELECT * FROM score.total WHERE year = 2026 ON CONFLICT (commune_code, year, village_code) DO UPDATE SET rank = 4',
    'UPDATE measure.figure SET figures = ''{}''', 'DELETE FROM indicator.value', 'UPDATE indicator.value SET numerator = 0',
    'CREATE TEMP TABLE total (LIKE score.total); SET LOCAL search_path = pg_temp, score; UPDATE score.total SET rank = 5 WHERE year = 2026']) AS s;
-- The owner, who could only put the guards aside; replication gets no further.
SELECT pg_temp.refused(current_user, s) FROM unnest(ARRAY[
    'UPDATE seal.row SET content = ''{}''', 'DELETE FROM seal.revision', 'TRUNCATE seal.document', 'UPDATE score.total SET rank = 2',
    'SET LOCAL session_replication_role = replica; DELETE FROM seal.row',
    'SET LOCAL session_replication_role = replica; UPDATE indicator.value SET numerator = 0', 'UPDATE ops.audit SET who = ''x''',
    'DELETE FROM ops.audit', 'TRUNCATE ops.audit']) AS s;
SELECT is(pg_temp.fingerprint(), (SELECT fingerprint FROM pg_temp.before), 'nothing of it changed');

-- Life goes on.
SET LOCAL ROLE thidua_loader;
SELECT lives_ok('UPDATE score.total SET rank = 2 WHERE year = 2025', 'a year that is not frozen may change');
SELECT lives_ok('UPDATE fact.reach_claim SET in_force = NOT in_force', 'late data come into force');
RESET ROLE;
SELECT is((SELECT count(*) FROM seal.fact_damage('T', 2026, 1)), 1::bigint, 'facts changed without a file are told');
SELECT lives_ok('SET CONSTRAINTS ALL DEFERRED; INSERT INTO seal.opening (commune_code, year, revision) VALUES (''T'', 2026, 2); '
                || 'UPDATE score.total SET points = 60 WHERE year = 2026', 'a new revision may bring other points');
SELECT throws_ok('SET CONSTRAINTS ALL IMMEDIATE', '42501', NULL, 'but must be finished');
SELECT * FROM public.finish();
ROLLBACK;
