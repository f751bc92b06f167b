-- measure_support, measure_reach_claim and the bounds of reach. Village A has 100 people of working age, B has none.
\ir lib/model.psql
SELECT plan(31);
\set as_of '2026-06-30'
INSERT INTO fact.village_year (commune_code, village_code, year, working_age_population, household_businesses)
VALUES ('T', 'A', 2026, 100, 10), ('T', 'B', 2026, 0, 0);
INSERT INTO fact.support (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, topics, groups, person_key,
                          birth_year, birth_on, sex) VALUES
    ('T', 1, 0, 1,  true, 'A', '2026-01', '2026-01-10', 2,  2,  '\x01', NULL, '2011-01-11', 1), -- 14 years, 15 tomorrow; elderly (?)
    ('T', 1, 0, 2,  true, 'A', '2026-02', '2026-02-10', 4,  0,  '\x01', NULL, '2011-01-11', 1), -- now 15
    ('T', 1, 0, 3,  true, 'A', '2026-01', '2026-01-10', 2,  32, '\x02', 1965, NULL, 1),         -- 61: in; group "other"
    ('T', 1, 0, 4,  true, 'A', '2026-01', '2026-01-10', 2,  16, '\x03', 1964, NULL, 1),         -- 62: out; disabled
    ('T', 1, 0, 5,  true, 'A', '2026-01', '2026-01-10', 2,  8,  '\x04', NULL, '1968-01-11', 2), -- 57 until tomorrow: in; trader
    ('T', 1, 0, 6,  true, 'A', '2026-01', '2026-01-10', 2,  4,  '\x05', NULL, '1968-01-10', 2), -- 58 today: out; unskilled
    ('T', 1, 0, 7,  true, 'A', '2026-01', '2026-01-10', 2,  0,  '\x06', 1965, NULL, NULL),      -- unknown sex: wider bound
    ('T', 1, 0, 8,  true, 'A', '2026-01', '2026-01-10', 2,  0,  '\x07', NULL, NULL, NULL),      -- unknown age counts
    ('T', 1, 0, 9,  true, 'A', '2026-01', '2026-01-10', 2,  0,  '\x07', NULL, NULL, NULL),      -- the same person again
    ('T', 1, 0, 10, false, 'A', '2026-01', '2026-01-10', 2, 2,  '\x08', NULL, NULL, NULL),      -- replaced
    ('T', 1, 0, 11, true, 'A', '2026-01', '2026-07-01', 2,  2,  '\x09', NULL, NULL, NULL),      -- tomorrow
    ('T', 1, 0, 12, true, 'A', '2026-01', '2025-12-31', 2,  2,  '\x0a', NULL, NULL, NULL),      -- last year
    ('T', 1, 0, 13, true, 'A', '2026-03', '2026-03-01', 8,  2,  '\x02', 1965, NULL, 1);         -- two becomes vulnerable in March
INSERT INTO fact.activity (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, form, topics, sequence,
                           attendance) VALUES
    ('T', 1, 1, 1, true, 'A', '2026-01', '2026-01-05', 1, 2, 1, 20), ('T', 1, 1, 2, true, 'A', '2026-02', '2026-02-05', 1, 2, 1, 30),
    ('T', 1, 1, 3, true, 'A', '2026-05', '2026-05-05', 1, 2, 1, 150);
INSERT INTO fact.reach_claim (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, topic, persons) VALUES
    ('T', 1, 2, 1, true,  'A', '2026-01', 1, 24), ('T', 1, 2, 2, true,  'A', '2026-02', 1, 19), ('T', 1, 2, 3, true, 'A', '2026-03', 1, 54),
    ('T', 1, 2, 4, true,  'A', '2026-04', 1, 55), ('T', 1, 2, 5, true,  'A', '2026-05', 1, 120), ('T', 1, 2, 6, false, 'A', '2026-03', 1, 99),
    ('T', 1, 2, 7, true,  'A', '2026-01', 2, 0),  ('T', 1, 2, 8, true,  'B', '2026-01', 1, 5),   ('T', 1, 2, 9, true, 'A', '2025-12', 3, 80);
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'supported_residents'), 7::numeric, 'persons 1 to 7, each once');
SELECT is(pg_temp.figure('A', '2026-03', 'supported_residents'), 7::numeric, 'year to date is not added up');
SELECT is(pg_temp.figure('A', '2026-01', 'supported_vulnerable'), 3::numeric, 'persons 1, 4, 5; disabled and other are not of the plan''s groups');
SELECT is(pg_temp.figure('A', '2026-03', 'supported_vulnerable'), 4::numeric, 'two by a later row');
SELECT is(pg_temp.figure('A', '2026-01', 'direct_service'), 4::numeric, 'persons 2, 4, 6, 7');
SELECT is(pg_temp.figure('A', '2026-01', 'direct_vneid'), 0::numeric, 'none in January');
SELECT is(pg_temp.figure('A', '2026-02', 'direct_vneid'), 1::numeric, 'person 1 is 15 in February');
SELECT is(pg_temp.figure('B', '2026-02', 'direct_vneid'), 0::numeric, 'a village without a register: 0');
SELECT is(pg_temp.figure('A', '2026-01', 'reach_service'), 24::numeric, 'claim');
SELECT is(pg_temp.figure('A', '2026-03', 'reach_service'), 54::numeric, 'not the replaced one');
SELECT is(pg_temp.figure('A', '2026-06', 'reach_service'), 120::numeric, 'the latest claim stands, as written');
SELECT is(pg_temp.figure('A', '2026-01', 'reach_platform'), NULL, 'a claim of last year is none');
SELECT is(pg_temp.indicator('A', '2026-01', 'reach_service'), 'ok 24/100', 'on the upper bound: 4 helped + 20 attending');
SELECT is(pg_temp.indicator('A', '2026-02', 'reach_service'), 'inconsistent 19/100', 'below the largest audience, 30');
SELECT is(pg_temp.indicator('A', '2026-03', 'reach_service'), 'ok 54/100', 'upper bound 4 + 50');
SELECT is(pg_temp.indicator('A', '2026-04', 'reach_service'), 'inconsistent 55/100', 'one above the upper bound');
SELECT is(pg_temp.indicator('A', '2026-05', 'reach_service'), 'inconsistent 100/100', 'more than there are, capped');
SELECT is((SELECT format('%s-%s', bound_low, bound_high) FROM indicator.value WHERE commune_code = 'T' AND village_code = 'A'
              AND period = '2026-02' AND indicator = 'reach_service'), '30-54', 'bounds of February');
SELECT is((SELECT format('%s-%s', bound_low, bound_high) FROM indicator.value WHERE commune_code = 'T' AND village_code = 'A'
              AND period = '2026-05' AND indicator = 'reach_service'), '100-100', 'bounds end at the population');
SELECT is(pg_temp.indicator('A', '2026-01', 'reach_vneid'), 'ok 0/100', 'a claim of zero is a true zero');
SELECT is(pg_temp.indicator('A', '2026-02', 'reach_vneid'), 'inconsistent 0/100', 'zero claimed, one recorded');
SELECT is(pg_temp.indicator('A', '2026-01', 'reach_platform'), 'no_report', 'no claim');
SELECT is(pg_temp.indicator('A', '2026-01', 'reach'), 'no_report', 'all three are needed');
SELECT is(pg_temp.indicator('B', '2026-01', 'reach_service'), 'not_applicable 0/0', 'nobody of working age');
SELECT is(pg_temp.indicator('B', '2026-01', 'reach_vneid'), 'not_applicable', 'not applicable comes before no report; no claim, no numerator');
SELECT is(pg_temp.indicator('COMMUNE', '2026-02', 'reach_service'), 'inconsistent 19/100', 'inconsistent spreads to the commune');
SELECT is(pg_temp.indicator('COMMUNE', '2026-02', 'reach_platform'), 'not_applicable 0/0', 'none has a value, one is not applicable');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'reach_service'), 'ok 54/100', 'the quarter is its last month');
INSERT INTO fact.reach_claim (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, topic, persons)
VALUES ('T', 1, 2, 10, true, 'A', '2026-03', 2, 1), ('T', 1, 2, 11, true, 'A', '2026-03', 3, 1), ('T', 1, 2, 12, true, 'A', '2026-04', 1, 53);
DELETE FROM fact.reach_claim WHERE commune_code = 'T' AND row_no = 4;
\ir lib/compute.psql
SELECT is(pg_temp.indicator('A', '2026-03', 'reach'), 'ok 1/100', 'least of 54, 1, 1');
SELECT is(pg_temp.indicator('A', '2026-04', 'reach_service'), 'inconsistent 53/100', 'within the bounds, but lower than an earlier claim');
SELECT is(pg_temp.indicator('A', '2026-04', 'reach'), 'inconsistent 1/100', 'inconsistent as one of the three is');
SELECT * FROM finish();
ROLLBACK;
