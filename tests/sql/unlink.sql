-- unlink: pseudonyms made random: whose rows, which columns, what joins hold; worked out by hand beside each row.
\ir lib/load.psql
SELECT plan(17);

SELECT pg_temp.new_file(1, '2026-02-01 08:00', 'village'), pg_temp.new_sheet(1, 0::smallint, 'member', '2026-01', 4);
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, village_code, month, person_key, number_key, name_key, name, birth_on, birth_year, bare_name_key) VALUES
    ('T', 1, 0, 2, 'A', '2026-01', '\x11', '\x11', '\xa1', 'An', '1980-05-06', 1980, '\xb1'),   -- asks to be forgotten
    ('T', 1, 0, 3, 'A', '2026-01', '\x11', NULL, '\xa1', 'An', '1980-05-06', 1980, '\xb1'),     -- the same by name
    ('T', 1, 0, 4, 'A', '2026-01', '\x12', '\x12', '\xa2', 'Bình', '1990-01-01', 1990, '\xb2'); -- another
INSERT INTO fact.support (commune_code, file_id, sheet_no, row_no, village_code, month, held_on, topics, number_key, name_key, person_key, birth_on, guide_key) VALUES
    ('T', 1, 1, 2, 'A', '2026-01', '2026-01-10', 1, '\x21', '\xc1', '\x21', '1966-01-11', '\xb1'), -- 59 years old that day
    ('T', 1, 1, 3, 'A', '2026-01', '2026-01-20', 1, '\x21', '\xc1', '\x21', '1966-01-11', '\xb2'),
    ('T', 1, 1, 4, 'A', '2026-01', '2026-01-20', 1, '\x11', '\xa1', '\x11', NULL, '\xb2');         -- An was helped too
INSERT INTO fact.activity (commune_code, file_id, sheet_no, row_no, village_code, month, held_on, form, topics, sequence, responsible_key) VALUES
    ('T', 1, 2, 2, 'A', '2026-01', '2026-01-05', 1, 1, 1, '\xb1'), ('T', 1, 2, 3, 'A', '2026-01', '2026-01-06', 1, 1, 1, '\xb2');
INSERT INTO fact.dossier (commune_code, code, village_code, file_id, sheet_no, row_no, finished_on, applicant_key) VALUES
    ('T', 'D1', 'A', 1, 0, 2, '2026-01-09', '\x11'), ('T', 'D2', 'A', 1, 0, 3, '2026-01-10', '\x22'), ('T', 'D3', 'A', 1, 0, 4, NULL, '\x22');

SELECT is(ops.unlink_forgotten('T'), 0::bigint, 'nobody asked: nothing changes');
INSERT INTO ops.forgotten VALUES ('T', '\x11', clock_timestamp());
SELECT is(ops.unlink_forgotten('T'), 4::bigint, 'two rows of the roster, one of support, one dossier');
SELECT is((SELECT string_agg(name || coalesce(birth_on::text, '-') || birth_year, ' ' ORDER BY row_no) FROM fact.member),
          '(đã xóa)-1980 (đã xóa)-1980 Bình1990-01-011990', 'name and birth date of An are gone, the year and Bình stay');
SELECT is((SELECT count(DISTINCT person_key) FROM fact.member), 2::bigint, 'still two persons');
SELECT is((SELECT count(*) FROM fact.member WHERE '\x11' IN (number_key, name_key, person_key) OR '\xa1' IN (number_key, name_key, person_key)
                                               OR bare_name_key = '\xb1'), 0::bigint, 'no key of An is left in the roster');
SELECT is((SELECT m.person_key FROM fact.member m WHERE row_no = 2), (SELECT s.person_key FROM fact.support s WHERE row_no = 4),
          'the helped An is the same person as the member');
SELECT is((SELECT count(*) FROM fact.activity a JOIN fact.member m ON m.bare_name_key = a.responsible_key AND m.row_no = 2), 1::bigint,
          'the session led stays An''s');
SELECT is((SELECT string_agg(row_no || encode(guide_key, 'hex'), ' ' ORDER BY row_no) FROM fact.support WHERE row_no > 2), '3b2 4b2',
          'who guided is another person and stays');
SELECT is((SELECT string_agg(s.row_no::text, ' ') FROM fact.support s JOIN fact.member m ON m.bare_name_key = s.guide_key AND m.row_no = 2 ), '2',
          'the resident guided stays An''s');
SELECT is(ops.unlink_forgotten('T'), 0::bigint, 'a second time nothing changes');

SELECT is(ops.plan_year_start('T', '2026-12-20'), '2026-01-01'::date, 'the plan year is the calendar''s');
SELECT is(ops.unlink_residents('T', '2026-12-31'), 2::bigint, 'the finished dossiers; a resident helped this year stays one person');
SELECT is((SELECT string_agg(encode(person_key, 'hex'), ' ' ORDER BY row_no) FROM fact.support WHERE row_no < 4), '21 21', 'the help is as it was');
SELECT is(ops.unlink_residents('T', '2027-01-10'), 2::bigint, 'the year is over: two rows of help');
SELECT is((SELECT count(DISTINCT person_key) FROM fact.support WHERE row_no < 4 AND substr(person_key, 1, 4) = '\x00000000'), 1::bigint,
          'still one person');
SELECT is((SELECT string_agg(code || coalesce(encode(applicant_key, 'hex'), '-'), ' ' ORDER BY code) FROM fact.dossier WHERE code <> 'D1'),
          'D2- D322', 'an open dossier keeps its applicant');
SELECT is((SELECT string_agg(extract(year FROM age(held_on, birth_on))::text || (birth_on = '1966-01-11'), ' ' ORDER BY row_no)
             FROM fact.support WHERE birth_on IS NOT NULL), '59false 60false', 'age on the day stays; the date of birth does not');
SELECT * FROM finish();
ROLLBACK;
