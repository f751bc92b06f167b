-- village_dates: villages that split and merge in the year: what happened stays with the unit of its day. As of 31 August 2026.
-- A is split on 16 March into C and D; B and D become E on 1 July. Figures worked out by hand from the rows.
\ir lib/model.psql
SELECT plan(27);
\set as_of '2026-08-31'
UPDATE ref.village SET valid_to = '2026-03-15' WHERE commune_code = 'T' AND village_code = 'A';
UPDATE ref.village SET valid_to = '2026-06-30', successor_code = 'E' WHERE commune_code = 'T' AND village_code = 'B';
INSERT INTO ref.village (commune_code, village_code, name, valid_from, valid_to, successor_code) VALUES
    ('T', 'C', 'Cát', '2026-03-16', 'infinity', NULL), ('T', 'D', 'Dâu', '2026-03-16', '2026-06-30', 'E'),
    ('T', 'E', 'Én',  '2026-07-01', 'infinity', NULL);
INSERT INTO fact.village_year (commune_code, village_code, year, working_age_population, household_businesses) VALUES
    ('T', 'A', 2026, 100, 4), ('T', 'B', 2026, 50, 2), ('T', 'C', 2026, 40, 2), ('T', 'D', 2026, 60, 2), ('T', 'E', 2026, 110, 4);
INSERT INTO fact.dossier (commune_code, code, village_code, received_on, finished_on, status, channel, file_id, row_no, sheet_no) VALUES
    ('T', 'a1', 'A', '2026-02-10', '2026-02-10', 9, 2, 1, 1, 0), ('T', 'a2', 'A', '2026-03-15', '2026-03-15', 9, 1, 1, 2, 0),
    ('T', 'b1', 'B', '2026-02-11', '2026-02-11', 9, 2, 1, 3, 0), ('T', 'b2', 'B', '2026-06-30', '2026-06-30', 9, 1, 1, 4, 0),
    ('T', 'c1', 'C', '2026-03-16', '2026-03-16', 9, 2, 1, 5, 0), ('T', 'd1', 'D', '2026-03-16', '2026-03-16', 9, 1, 1, 6, 0),
    ('T', 'd2', 'D', '2026-04-05', '2026-04-05', 9, 2, 1, 7, 0), ('T', 'e1', 'E', '2026-07-01', '2026-07-01', 9, 2, 1, 8, 0),
    ('T', 'a3', 'A', '2026-03-10', NULL, 4, NULL, 1, 9, 0); -- still open when A is no more
-- One person is in A's roster, then in D's, then in E's; another in C's.
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, person_key, name_key, name, role, task)
VALUES ('T', 1, 0, 1, true, 'A', '2026-01', '\x01', '\x01', 'x', 1, 'v'), ('T', 2, 0, 1, true, 'D', '2026-04', '\x01', '\x01', 'x', 1, NULL),
       ('T', 3, 0, 1, true, 'E', '2026-07', '\x01', '\x01', 'x', 1, 'v'), ('T', 4, 0, 1, true, 'C', '2026-04', '\x02', '\x02', 'y', 3, 'v');
INSERT INTO fact.reach_claim (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, topic, persons)
SELECT 'T', 5, 0, n, true, v, m, t, p FROM (VALUES ('A', '2026-02', 50), ('B', '2026-05', 25), ('C', '2026-07', 10), ('D', '2026-06', 30),
    ('E', '2026-08', 66)) AS c (v, m, p) CROSS JOIN generate_series(1, 3) AS t CROSS JOIN LATERAL (SELECT ascii(v) * 10 + t AS n) AS r;
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-03', 'dossiers_received'), 2::numeric, 'March: A has its first half');
SELECT is(pg_temp.figure('C', '2026-03', 'dossiers_received'), 1::numeric, 'C its second');
SELECT is(pg_temp.figure('D', '2026-03', 'dossiers_received'), 1::numeric, 'so has D');
SELECT is(pg_temp.figure('C', '2026-02', 'dossiers_received'), NULL, 'before a village there is nothing, not zero');
SELECT is(pg_temp.figure('E', '2026-06', 'dossiers_received'), NULL, 'E begins in July');
SELECT is(pg_temp.figure('B', '2026-06', 'dossiers_received'), 1::numeric, 'its last day is B''s');
SELECT is(pg_temp.figure('B', '2026-07', 'dossiers_received'), NULL, 'after it there is nothing');
SELECT is(pg_temp.figure('A', '2026-08', 'dossiers_open'), 1::numeric, 'an open dossier of A does not vanish with it');
SELECT is(pg_temp.figure('A', '2026-04', 'reports_due'), NULL, 'a village that is no more owes no report');
SELECT is(pg_temp.figure('D', '2026-03', 'reports_due'), 1::numeric, 'one that began in the month owes it');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'dossiers_online'), 'ok 1/2', 'A: one of two');
SELECT is(pg_temp.indicator('C', '2026-Q1', 'dossiers_online'), 'ok 1/1', 'C: one of one');
SELECT is(pg_temp.indicator('D', '2026', 'dossiers_online'), 'ok 1/2', 'the year of D is its own days');
SELECT is(pg_temp.indicator('E', '2026-Q2', 'dossiers_online'), NULL, 'no value for a period before the village');
SELECT is(pg_temp.indicator('D', '2026-Q3', 'members_assigned'), NULL, 'nor after it');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'members_assigned'), 'ok 1/1', 'the quarter of A ends with A');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'dossiers_online'), 'ok 3/5', 'commune, first quarter: a1 b1 c1 of a1 a2 b1 c1 d1');
SELECT is(pg_temp.indicator('COMMUNE', '2026', 'dossiers_online'), 'ok 5/8', 'every dossier once, whatever became of its village');
SELECT is(pg_temp.indicator('COMMUNE', '2026', 'members_assigned'), 'ok 2/2', 'the person of A, D and E once, as of today');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q2', 'members_assigned'), 'ok 1/2', 'on 30 June: D and C');
SELECT is(pg_temp.indicator('COMMUNE', '2026-02', 'reach'), 'inconsistent 50/100', 'February: A');
SELECT is(pg_temp.indicator('COMMUNE', '2026-06', 'reach'), 'inconsistent 55/110', '30 June: B and D; A counts no more');
SELECT is(pg_temp.indicator('COMMUNE', '2026-08', 'reach'), 'inconsistent 76/150', 'today: C and E, their own people of working age');
SELECT is((SELECT format('%s %s', trim_scale(previous_value), merged) FROM mart.comparison WHERE commune_code = 'T' AND village_code = 'E'
              AND period = '2026-Q3' AND indicator = 'dossiers_online'), '0.5 t', 'E against B and D before: d2 of b2, d2');
SELECT is((SELECT format('%s %s', previous_value, merged) FROM mart.comparison WHERE commune_code = 'T' AND village_code = 'C'
              AND period = '2026-03' AND indicator = 'dossiers_online'), ' f', 'a part of a split village has no past');
SELECT is((SELECT trim_scale(round(previous_value, 2)) FROM mart.comparison WHERE commune_code = 'T' AND village_code = 'COMMUNE'
              AND period = '2026-Q2' AND indicator = 'dossiers_online'), 0.6, 'the commune''s past is one throughout');
-- The split is only known later: the dossiers of March move, and the change is listed on both sides.
INSERT INTO measure.computed SELECT 'T', source, :'as_of', '', 1 FROM ref.measure_source WHERE commune_code = 'T';
UPDATE fact.dossier SET village_code = 'C' WHERE commune_code = 'T' AND code = 'a2';
\ir lib/compute.psql
SELECT is((SELECT string_agg(format('%s %s>%s', village_code, old_value, new_value), ', ' ORDER BY village_code) FROM measure.change
            WHERE commune_code = 'T' AND month = '2026-03' AND measure = 'dossiers_received'), 'A 2>1, C 1>2', 'both sides are listed');
SELECT * FROM finish();
ROLLBACK;
