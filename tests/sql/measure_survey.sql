-- measure_survey and the cashless indicators. Frames: A 10 businesses, B 1, C 0. As of 30 June 2026.
\ir lib/model.psql
SELECT plan(31);
\set as_of '2026-06-30'
INSERT INTO ref.village (commune_code, village_code, name) VALUES ('T', 'C', 'Cát');
INSERT INTO fact.village_year (commune_code, village_code, year, working_age_population, household_businesses)
VALUES ('T', 'A', 2026, 100, 10), ('T', 'B', 2026, 50, 1), ('T', 'C', 2026, 10, 0);
INSERT INTO ops.file (commune_code, file_id, sha256, size_bytes, state, family, version_at, version_stated, received_at, run_id) VALUES
    ('T', 1, '\x01', 1, 'loaded', 'survey', '2026-02-01', true, '2026-02-01', 1),
    ('T', 2, '\x02', 1, 'loaded', 'survey', '2026-04-01', true, '2026-04-01', 1);
INSERT INTO fact.survey_response (commune_code, file_id, sheet_no, row_no, in_force, village_code, response_id, submitted_at,
                                  submitted_on, business_key, phone_key, cashless, forms, forms_answered)
SELECT 'T', file, 0, row, true, village, id, day::timestamptz, day::date, business::bytea, phone::bytea, cashless, forms, answered
  FROM (VALUES
    (1, 1, 'A', 'u1', '2026-01-10', '\x01', NULL,   true,  2,      true),   -- transfer
    (1, 2, 'A', 'u2', '2026-01-31', '\x02', '\xa1', true,  4 + 8,  true),   -- QR and wallet
    (1, 3, 'A', 'u3', '2026-01-10', '\x02', '\xa2', false, 0,      false),  -- same name, other phone; a plain no
    (1, 4, 'A', 'u4', '2026-01-10', '\x04', NULL,   true,  0,      false),  -- yes without any form
    (1, 5, 'A', 'u5', '2026-01-10', '\x05', NULL,   NULL,  0,      false),  -- nothing answered
    (1, 6, 'A', 'u6', '2026-01-10', '\x06', NULL,   NULL,  64,     true),   -- only the box "none"
    (1, 7, 'A', 'u7', '2026-01-10', '\x07', NULL,   NULL,  32,     true),   -- another form
    (1, 8, 'A', 'u8', '2025-12-31', '\x08', NULL,   true,  2,      true),   -- last year
    (2, 1, 'A', 'u1', '2026-01-10', '\x01', NULL,   true,  2,      true),   -- the same response in the next export
    (2, 2, 'A', 'u9', '2026-03-10', '\x01', NULL,   false, 0,      false),  -- business 1 asked again in March
    (2, 3, 'A', 'ua', '2026-07-01', '\x06', NULL,   true,  2,      true),   -- tomorrow
    (2, 4, 'B', 'ub', '2026-03-10', '\x01', NULL,   true,  2,      true),   -- another village: a business of its own
    (2, 5, 'C', 'uc', '2026-05-10', '\x01', NULL,   true,  4,      true)    -- more answers than the frame of 0
  ) AS r (file, row, village, id, day, business, phone, cashless, forms, answered);
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'survey_cashless_n'), 6::numeric, 'January: all but the one that answered nothing');
SELECT is(pg_temp.figure('A', '2026-01', 'survey_cashless_yes'), 4::numeric, 'yes: 1, 2, 4 and 7 by its form');
SELECT is(pg_temp.figure('A', '2026-01', 'survey_forms_n'), 5::numeric, 'forms: 1, 2, 3 (plain no), 6, 7; not 4');
SELECT is(pg_temp.figure('A', '2026-01', 'survey_transfer_yes'), 1::numeric, 'transfer');
SELECT is(pg_temp.figure('A', '2026-01', 'survey_qr_yes'), 1::numeric, 'QR');
SELECT is(pg_temp.figure('A', '2026-01', 'survey_wallet_yes'), 1::numeric, 'wallet');
SELECT is(pg_temp.figure('A', '2026-02', 'survey_cashless_n'), 6::numeric, 'nothing new in February');
SELECT is(pg_temp.figure('A', '2026-03', 'survey_cashless_n'), 6::numeric, 'asked again, counted once');
SELECT is(pg_temp.figure('A', '2026-03', 'survey_cashless_yes'), 3::numeric, 'March: business 1 now says no');
SELECT is(pg_temp.figure('A', '2026-03', 'survey_transfer_yes'), 0::numeric, 'and uses no transfer');
SELECT is(pg_temp.figure('A', '2026-06', 'survey_cashless_yes'), 3::numeric, 'tomorrow''s answer is left out');
SELECT is(pg_temp.figure('B', '2026-02', 'survey_cashless_n'), 0::numeric, 'nobody asked yet');
SELECT is(pg_temp.indicator('A', '2026-01', 'cashless'), 'ok 4/6', 'six of ten: the interval is 0.46 wide');
SELECT is(pg_temp.indicator('A', '2026-01', 'cashless_transfer'), 'ok 1/5', 'five of ten are enough');
SELECT is(pg_temp.indicator('B', '2026-03', 'cashless'), 'ok 1/1', 'a census of one is reliable');
SELECT is((SELECT format('%s %s', trim_scale(ci_low), trim_scale(ci_high)) FROM indicator.value WHERE commune_code = 'T'
              AND village_code = 'B' AND period = '2026-03' AND indicator = 'cashless'), '1 1', 'and has no width');
SELECT is(pg_temp.indicator('B', '2026-01', 'cashless'), 'no_report', 'no response');
SELECT is(pg_temp.indicator('C', '2026-01', 'cashless'), 'not_applicable', 'no business');
SELECT is(pg_temp.indicator('C', '2026-05', 'cashless'), 'inconsistent 1/1', 'an answer where the frame says there is no business');
SELECT is(pg_temp.indicator('COMMUNE', '2026-01', 'cashless'), 'ok 4/6', 'counts, never expanded figures');
SELECT is(pg_temp.indicator('COMMUNE', '2026-03', 'cashless'), 'ok 4/7', 'A and B');
-- by hand: p = (10 * 3/6 + 1 * 1) / 11 = 6/11
SELECT is((SELECT round(value, 12) FROM indicator.value WHERE commune_code = 'T' AND village_code = 'COMMUNE'
              AND period = '2026-03' AND indicator = 'cashless'), round(6.0 / 11, 12), 'weighted by the frames');
SELECT is((SELECT detail ->> 'not_covered' FROM indicator.value WHERE commune_code = 'T' AND village_code = 'COMMUNE'
              AND period = '2026-01' AND indicator = 'cashless'), '["B"]', 'B is not covered; C has nobody to ask');
SELECT is((SELECT (detail ->> 'not_covered_frame')::int FROM indicator.value WHERE commune_code = 'T' AND village_code = 'COMMUNE'
              AND period = '2026-01' AND indicator = 'cashless'), 1, 'one business of the frame is not covered');
SELECT is(pg_temp.indicator('COMMUNE', '2026-05', 'cashless'), 'inconsistent 5/8', 'inconsistent as soon as one village is');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'cashless'), 'ok 4/7', 'the quarter is its last day');
SELECT is(pg_temp.indicator('A', '2026', 'cashless'), 'ok 3/6', 'year to date');
DELETE FROM fact.survey_response WHERE commune_code = 'T' AND village_code = 'A' AND row_no > 4;
\ir lib/compute.psql
SELECT is(pg_temp.indicator('A', '2026-01', 'cashless'), 'unreliable 3/4', 'four responses of ten are too few');
DELETE FROM fact.survey_response WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is(pg_temp.indicator('COMMUNE', '2026', 'cashless'), 'no_report', 'nobody asked anywhere');
UPDATE fact.village_year SET household_businesses = 0 WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is(pg_temp.indicator('COMMUNE', '2026', 'cashless'), 'not_applicable 0/0', 'no business anywhere');
UPDATE fact.village_year SET household_businesses = NULL WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is(pg_temp.indicator('A', '2026', 'cashless'), 'no_report', 'frame unknown, nobody asked');
SELECT * FROM finish();
ROLLBACK;
