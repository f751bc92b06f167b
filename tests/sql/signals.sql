-- signals: questions to a village; and the checks that stop a computation. As of 31 July 2026.
\ir lib/model.psql
SELECT plan(14);
\set as_of '2026-07-31'
\set sql `cat etl/model/signal/signals_of_values.sql`
PREPARE signals_of_values AS :sql
\set sql `cat etl/model/signal/signals_of_facts.sql`
PREPARE signals_of_facts AS :sql
\set sql `cat etl/model/signal/store_signals.sql`
PREPARE store_signals AS :sql
\set sql `cat etl/model/check/check_dossier_balance.sql`
PREPARE check_dossier_balance AS :sql
\set sql `cat etl/model/check/check_village_sum.sql`
PREPARE check_village_sum AS :sql
INSERT INTO fact.village_year (commune_code, village_code, year, working_age_population) VALUES ('T', 'A', 2026, 1000);
INSERT INTO fact.reach_claim (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, topic, persons) VALUES
    ('T', 1, 2, 1, true, 'A', '2026-01', 1, 10), ('T', 1, 2, 2, true, 'A', '2026-02', 1, 22), ('T', 1, 2, 3, true, 'A', '2026-03', 1, 31),
    ('T', 1, 2, 4, true, 'A', '2026-04', 1, 42), ('T', 1, 2, 5, true, 'A', '2026-05', 1, 53), ('T', 1, 2, 6, true, 'A', '2026-06', 1, 705),
    ('T', 1, 2, 7, true, 'A', '2026-07', 1, 705), ('T', 1, 2, 8, true, 'A', '2026-01', 2, 1000);
INSERT INTO fact.activity (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, form, topics, sequence,
                           attendance, elderly, unskilled) VALUES
    ('T', 9, 1, 1, true, 'A', '2026-01', '2026-01-05', 1, 0, 1, 20, 15, 10), ('T', 9, 1, 2, true, 'A', '2026-02', '2026-02-05', 1, 0, 1, 35, 1, 1),
    ('T', 9, 1, 3, true, 'A', '2026-03', '2026-03-05', 1, 0, 1, 10, 0, 0),   ('T', 9, 1, 4, true, 'A', '2026-04', '2026-04-05', 1, 0, 1, 5, 0, 0),
    ('T', 9, 1, 5, true, 'A', '2026-05', '2026-05-05', 1, 0, 1, 100, 0, 0),  ('T', 9, 1, 6, true, 'A', '2026-07', '2026-08-01', 1, 0, 1, 7, 0, 0),
    ('T', 9, 1, 7, true, 'A', '2026-07', '2025-07-01', 1, 0, 1, 7, 0, 0);
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, person_key, name_key, name, joined_on)
VALUES ('T', 8, 0, 1, true, 'A', '2026-01', '\x01', '\x01', 'một', '2026-03-01');
INSERT INTO fact.training_attendance (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, class_name,
                                      person_key) VALUES ('T', 8, 1, 4, true, 'A', '2026-02', '2026-02-28', 'x', '\x01');
INSERT INTO fact.dossier (commune_code, code, village_code, received_on, status, channel, file_id, row_no, sheet_no) VALUES
    ('T', 'd1', 'A', '2026-01-10', 9, NULL, 7, 1, 0);
\ir lib/compute.psql
\o /dev/null
EXECUTE signals_of_values('T', :'as_of');
EXECUTE signals_of_facts('T', :'as_of', NULL);
EXECUTE store_signals('T', '1', NULL, :'as_of');
\o
CREATE FUNCTION pg_temp.signalled(rule text) RETURNS text LANGUAGE sql AS
    'SELECT string_agg(format(''%s %s %s'', s.month, s.subject, trim_scale(s.figure)), ''; '' ORDER BY s.month, s.subject)
       FROM indicator.signal AS s WHERE s.rule = $1';
-- May: 100 after 20, 35, 10, 5 (median 10, deviation 5); June: 652 after 10, 12, 9, 11, 11 (11, 1); July: 0 (11, 1)
SELECT is(pg_temp.signalled('jump'), '2026-05 persons_attending 100; 2026-06 reach_service 652; 2026-07 reach_service 0',
          'more than five deviations from the village''s own months');
SELECT is(pg_temp.signalled('just_over_target'), '2026-06 reach_service 0.705; 2026-07 reach_service 0.705', '70.5% for a target of 70%');
SELECT ok(pg_temp.signalled('same_as_last_month') LIKE '%2026-07 reach_service 705%', 'July''s claim is June''s');
SELECT ok(pg_temp.signalled('exactly_full') LIKE '2026-01 reach_vneid 1;%', 'exactly 100%');
SELECT is(pg_temp.signalled('round_attendance'), '2026-05 persons_attending:2026 5', 'five sessions, all ending in 0 or 5');
SELECT is(pg_temp.signalled('future_session'), '2026-08 9:1:6 ', 'a session of tomorrow, with its place');
SELECT is(pg_temp.signalled('session_outside_year'), '2025-07 9:1:7 ', 'a session of last year');
SELECT is(pg_temp.signalled('vulnerable_over_attendance'), '2026-01 9:1:1 25', '15 + 10 of 20');
SELECT is(pg_temp.signalled('trained_before_joined'), '2026-02 8:1:4 ', 'trained the day before joining');
SELECT is(pg_temp.signalled('channel_missing'), '2026-01 dossiers_received 1', 'a dossier in no channel');
SELECT is(pg_temp.signalled('finished_without_date'), '2026-01 dossiers_completed 1', 'finished, but when?');
SELECT is((SELECT count(*) FROM indicator.signal WHERE question ~ '%[sI]'), 0::bigint, 'no question has a hole');

SELECT is_empty($$EXECUTE check_dossier_balance('T', '2026-07-31', NULL)$$, 'the balance holds');
UPDATE measure.figure SET figures = figures || '{"dossiers_open": 5}' WHERE commune_code = 'T' AND village_code = 'A'
   AND source = 'dossier' AND month = '2026-07';
SELECT isnt_empty($$EXECUTE check_village_sum('T', '2026-07-31', NULL)$$, 'a figure that no dossier explains is found');
SELECT * FROM finish();
ROLLBACK;
