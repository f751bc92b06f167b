-- measure_member: the roster and what its members did. As of 20 March 2026; months end on 31 January and 28 February.
\ir lib/model.psql
SELECT plan(19);
\set as_of '2026-03-20'
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, person_key, name_key, name, role,
                         task, core, joined_on, left_on) VALUES
    ('T', 1, 0, 1, true,  'A', '2026-01', '\x01', '\x01', 'một',  1, 'phụ trách chung', true,  NULL,         NULL),
    ('T', 1, 0, 2, true,  'A', '2026-01', '\x02', '\x02', 'hai',  3, '  ',              true,  '2026-01-31', NULL),
    ('T', 1, 0, 3, true,  'A', '2026-01', '\x03', '\x03', 'ba',   3, 'tuyên truyền',    false, '2026-02-01', '2026-02-28'),
    ('T', 1, 0, 4, true,  'A', '2026-01', '\x04', '\x04', 'bốn',  2, NULL,              NULL,  '2025-01-01', '2026-01-30'),
    ('T', 1, 0, 5, false, 'A', '2026-01', '\x05', '\x05', 'năm',  3, 'cũ',              true,  NULL,         NULL),
    ('T', 1, 0, 6, true,  'B', '2026-01', '\x06', '\x06', 'sáu',  3, 'x',               true,  '2026-03-21', NULL);
INSERT INTO fact.training_attendance (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, class_name,
                                      person_key) VALUES
    ('T', 2, 0, 1, true,  'A', '2026-01', '2025-12-31', 'năm trước', '\x01'),
    ('T', 2, 0, 2, true,  'A', '2026-01', '2026-01-01', 'đầu năm',   '\x02'),
    ('T', 2, 0, 3, true,  'A', '2026-01', '2026-01-20', 'lần hai',   '\x02'),
    ('T', 2, 0, 4, true,  'A', '2026-02', '2026-02-10', 'đã thôi',   '\x03'),
    ('T', 2, 0, 5, false, 'A', '2026-02', '2026-02-10', 'không dùng', '\x01'),
    ('T', 2, 0, 6, true,  'A', '2026-03', '2026-03-20', 'hôm nay',   '\x01');
INSERT INTO fact.election_participation (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, activity,
                                         person_key) VALUES
    ('T', 3, 0, 1, true, 'A', '2026-03', '2026-03-15', 'phục vụ', '\x01'),
    ('T', 3, 0, 2, true, 'A', '2026-03', '2026-03-21', 'ngày mai', '\x02');
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'members_active'), 2::numeric, '31 January: one, two (joined that day); four left on 30');
SELECT is(pg_temp.figure('A', '2026-02', 'members_active'), 2::numeric, '28 February: three left that very day');
SELECT is(pg_temp.figure('A', '2026-01', 'members_assigned'), 1::numeric, 'blanks are no task');
SELECT is(pg_temp.figure('A', '2026-01', 'members_core'), 2::numeric, 'core: one, two');
SELECT is(pg_temp.figure('A', '2026-01', 'leaders_active'), 1::numeric, 'a deputy is no leader');
SELECT is(pg_temp.figure('A', '2026-01', 'members_trained'), 1::numeric, 'two twice is one; a class before joining counts');
SELECT is(pg_temp.figure('A', '2026-02', 'members_trained'), 1::numeric, 'three was trained and has left');
SELECT is(pg_temp.figure('A', '2026-03', 'members_trained'), 2::numeric, 'one is trained on the as-of day');
SELECT is(pg_temp.figure('A', '2026-03', 'members_in_election'), 1::numeric, 'tomorrow is left out');
SELECT is(pg_temp.figure('B', '2026-03', 'members_active'), 0::numeric, 'six joins tomorrow');
SELECT is(pg_temp.indicator('A', '2026-01', 'core_force'), 'ok 1/1', 'a leader and two core members');
SELECT is(pg_temp.indicator('B', '2026-01', 'core_force'), 'ok 0/1', 'a roster without anybody active: a true zero');
SELECT is(pg_temp.indicator('B', '2026-01', 'members_trained'), 'not_applicable 0/0', 'members known, none active');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'members_trained'), 'ok 2/2', 'the quarter is its last day so far');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'core_force'), 'ok 1/2', 'share of villages');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'members_trained'), 'ok 2/2', 'only villages with a value');
DELETE FROM fact.member WHERE commune_code = 'T' AND village_code = 'B';
\ir lib/compute.psql
SELECT is(pg_temp.indicator('B', '2026-01', 'members_trained'), 'no_report', 'no roster at all');
SELECT is(pg_temp.indicator('B', '2026-01', 'core_force'), 'no_report', 'no roster: no zero');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'core_force'), 'ok 1/1', 'a village without a report does not enter');
SELECT * FROM finish();
ROLLBACK;
