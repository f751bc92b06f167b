-- settle_people: members, trained persons and residents over all files of a village; results worked out by hand beside each row.
\ir lib/load.psql
SELECT plan(19);

-- File 1: January roster; file 2: February roster; file 3: February again, corrected; file 4: training of January.
SELECT pg_temp.new_file(1, '2026-02-01 08:00', 'village'), pg_temp.new_sheet(1, 0::smallint, 'member', '2026-01', 4);
SELECT pg_temp.new_file(2, '2026-03-01 08:00', 'village'), pg_temp.new_sheet(2, 0::smallint, 'member', '2026-02', 3);
SELECT pg_temp.new_file(4, '2026-02-02 08:00', 'village'), pg_temp.new_sheet(4, 0::smallint, 'training_attendance', '2026-01', 6);
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, village_code, month, person_key, number_key, name_key, name) VALUES
    ('T', 1, 0, 2, 'A', '2026-01', '\x11', '\x11', '\xa1', 'An'),   -- known by number
    ('T', 1, 0, 3, 'A', '2026-01', '\xa2', NULL, '\xa2', 'Bình'),   -- by name only, the number comes in February
    ('T', 1, 0, 4, 'A', '2026-01', '\x11', '\x11', '\xa1', 'An'),   -- again: duplicate in file
    ('T', 1, 0, 5, 'A', '2026-01', '\x13', '\x13', '\xa3', 'Cúc'),  -- absent in February: stays
    ('T', 2, 0, 2, 'A', '2026-02', '\x11', '\x11', '\xa1', 'An'),
    ('T', 2, 0, 3, 'A', '2026-02', '\x12', '\x12', '\xa2', 'Bình'),
    ('T', 2, 0, 4, 'A', '2026-02', '\x14', '\x14', '\xa3', 'Cúc');  -- another Cúc of the same year
INSERT INTO fact.training_attendance (commune_code, file_id, sheet_no, row_no, village_code, month, held_on, class_name,
                                      number_key, name_key) VALUES
    ('T', 4, 0, 2, 'A', '2026-01', '2026-01-10', 'Lớp 1', '\x11', NULL),
    ('T', 4, 0, 3, 'A', '2026-01', '2026-01-10', 'Lớp 1', NULL, '\xa2'),   -- Bình by name
    ('T', 4, 0, 4, 'A', '2026-01', '2026-01-10', 'Lớp 1', '\x12', '\xa2'), -- Bình by number: the same, duplicate in file
    ('T', 4, 0, 5, 'A', '2026-01', '2026-01-10', 'Lớp 1', NULL, '\xa3'),   -- which Cúc?
    ('T', 4, 0, 6, 'A', '2026-01', '2026-01-10', 'Lớp 1', NULL, '\xa9'),   -- nobody
    ('T', 4, 0, 7, 'A', '2026-01', '2026-01-10', 'Lớp 1', '\x99', '\xa1'); -- An's name, another number: nobody
\ir lib/settle.psql
SELECT is(string_agg(file_id || '.' || row_no, ' ' ORDER BY file_id, row_no), '1.5 2.2 2.3 2.4', 'the later month, and who is absent from it')
FROM fact.member WHERE in_force;
SELECT is(person_key, '\x12'::bytea, 'a row without number belongs to the only numbered person of that name')
FROM fact.member WHERE file_id = 1 AND row_no = 3;
SELECT is(string_agg(verdict::text, ' ' ORDER BY file_id, row_no), '0 0 3 0 0 0 0', 'a person twice in a file') FROM fact.member;
SELECT is(string_agg(verdict::text, ' ' ORDER BY row_no), '0 0 3 2 1 1', 'by number, by name, again, two of that name, nobody, another number')
FROM fact.training_attendance;
SELECT is(string_agg(row_no || code, ', ' ORDER BY row_no), '4duplicate in file, 5member ambiguous, 6member unknown, 7member unknown',
    'verdicts become findings') FROM ops.finding WHERE file_id = 4;
SELECT is(row(state, rows_read, rows_loaded, rows_rejected, rows_duplicate), row('loaded_with_rejects'::text, 6::bigint, 2::bigint, 3::bigint, 1::bigint),
    'counts of the file') FROM ops.file WHERE file_id = 4;
SELECT is(count(*), 2::bigint, 'two in force') FROM fact.training_attendance WHERE in_force;

\o /dev/null
EXECUTE settle_warnings('T', 'A');
\o
SELECT is(string_agg(file_id || '.' || row_no || code, ' '), '1.5member absent', 'who is missing from the newest roster')
FROM ops.finding WHERE severity = 'warning';

-- The corrected February roster names nobody's number 99 and drops one Cúc.
SELECT pg_temp.new_file(3, '2026-03-05 08:00', 'village'), pg_temp.new_sheet(3, 0::smallint, 'member', '2026-02', 2);
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, village_code, month, person_key, number_key, name_key, name) VALUES
    ('T', 3, 0, 2, 'A', '2026-02', '\x12', '\x12', '\xa2', 'Bình'),
    ('T', 3, 0, 3, 'A', '2026-02', '\x99', '\x99', '\xa1', 'An');
\ir lib/settle.psql
SELECT is(row(state, replaced_by), row('superseded'::text, 3::bigint), 'the corrected file replaces the other of its month') FROM ops.file WHERE file_id = 2;
SELECT is(string_agg(file_id || '.' || row_no, ' ' ORDER BY file_id, row_no), '1.2 1.5 3.2 3.3', 'a withdrawn February row falls back on January')
FROM fact.member WHERE in_force;
SELECT is(string_agg(verdict::text, ' ' ORDER BY row_no), '0 0 3 0 1 0', 'rows that the roster explains load by themselves') FROM fact.training_attendance;
SELECT is(string_agg(row_no || code, ', ' ORDER BY row_no), '4duplicate in file, 6member unknown', 'and their findings go') FROM ops.finding WHERE file_id = 4;
SELECT is(row(rows_loaded, rows_rejected, rows_duplicate), row(4::bigint, 1::bigint, 1::bigint), 'and the counts follow') FROM ops.file WHERE file_id = 4;
SELECT is(row(rows_read, rows_loaded), row(3::bigint, 3::bigint), 'a superseded file keeps its counts') FROM ops.file WHERE file_id = 2;

-- Residents: no number belongs to the only numbered one of that name; two numbers of a name: a person of its own.
SELECT pg_temp.new_file(5, '2026-02-03 08:00', 'village'), pg_temp.new_sheet(5, 0::smallint, 'support', '2026-01', 5);
INSERT INTO fact.support (commune_code, file_id, sheet_no, row_no, village_code, month, held_on, topics, number_key, name_key) VALUES
    ('T', 5, 0, 2, 'A', '2026-01', '2026-01-10', 2, '\x21', '\xb1'),
    ('T', 5, 0, 3, 'A', '2026-01', '2026-01-10', 2, NULL, '\xb1'),  -- the same person, day and topics: duplicate in file
    ('T', 5, 0, 4, 'A', '2026-01', '2026-01-11', 2, '\x22', '\xb2'),
    ('T', 5, 0, 5, 'A', '2026-01', '2026-01-11', 2, '\x23', '\xb2'),
    ('T', 5, 0, 6, 'A', '2026-01', '2026-01-11', 2, NULL, '\xb2');  -- a third person
\o /dev/null
EXECUTE settle_sheet('T', 'A');
EXECUTE settle_support('T', 'A');
EXECUTE settle_warnings('T', 'A');
EXECUTE settle_warnings('T', 'A');
\o
SELECT is(string_agg(file_id || '.' || row_no || code, ' ' ORDER BY file_id, row_no), '1.2member absent 1.5member absent 5.6resident ambiguous',
    'An (number 11) is missing too; a resident of two numbers') FROM ops.finding WHERE severity = 'warning';
SELECT is(string_agg(verdict::text, ' ' ORDER BY row_no), '0 3 0 0 0', 'residents') FROM fact.support;
SELECT is(person_key, '\xb2'::bytea, 'two numbered persons of a name: a person of its own') FROM fact.support WHERE row_no = 6;

-- Sessions: equal rows of a file are different ones; the cumulative workbook of the next month gives the same.
SELECT pg_temp.new_file(6, '2026-02-04 08:00', 'village'), pg_temp.new_sheet(6, 0::smallint, 'activity', '2026-01', 2);
SELECT pg_temp.new_file(7, '2026-03-04 08:00', 'village'), pg_temp.new_sheet(7, 0::smallint, 'activity', '2026-02', 3);
INSERT INTO stage.activity (row_no, sheet_no, repeat, held_on, form, topics, attendance) VALUES
    (2, 0, false, '2026-01-10', 1, 2, 30), (3, 0, false, '2026-01-10', 1, 2, 40);
\o /dev/null
EXECUTE merge_activity('T', 6);
\o
INSERT INTO stage.activity (row_no, sheet_no, repeat, held_on, form, topics, attendance) VALUES (4, 0, false, '2026-02-10', 1, 2, 50);
\o /dev/null
EXECUTE merge_activity('T', 7);
EXECUTE settle_sheet('T', 'A');
EXECUTE settle_activity('T', 'A');
\o
SELECT is(string_agg(file_id || '.' || row_no, ' ' ORDER BY file_id, row_no), '7.2 7.3 7.4', 'three sessions, of the newest file') FROM fact.activity WHERE in_force;
SELECT is(string_agg(sequence::text, ' ' ORDER BY row_no), '1 2 1', 'numbered among equals') FROM fact.activity WHERE file_id = 7;
SELECT * FROM finish();
ROLLBACK;
