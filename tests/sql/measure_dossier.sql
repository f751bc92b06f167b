-- measure_dossier: received, finished, paid, open and overdue dossiers, worked out by hand beside each row.
\ir lib/model.psql
SELECT plan(32);

\set as_of '2026-03-20'
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_received'), 0::numeric, 'no dossier at all: a true zero');
SELECT is(pg_temp.figure('UNKNOWN', '2026-03', 'dossiers_open'), 0::numeric, 'pseudo-villages have figures too');
SELECT is(pg_temp.figure('A', '2026-04', 'dossiers_received'), NULL, 'a month that has not begun has none');
SELECT is(pg_temp.indicator('A', '2026-01', 'dossiers_online'), 'not_applicable 0/0', 'nothing received: not applicable');

INSERT INTO fact.dossier (commune_code, code, village_code, received_on, due_on, finished_on, returned_on, fee, file_id, row_no,
                          sheet_no, status, channel, fee_exempt, paid_online, digital_result) VALUES
    -- carried in from 2025, finished on 31 January, the last day of the month, on the due date
    ('T', 'd01', 'A', '2025-12-31', '2026-01-31', '2026-01-31', NULL, 0,     1, 1, 0, 9,  1, NULL, NULL, true),
    -- received on the first day of the year, finished on 1 February: open at the end of January, one day late
    ('T', 'd02', 'A', '2026-01-01', '2026-01-31', '2026-02-01', NULL, 10000, 1, 2, 0, 10, 2, false, true, false),
    -- hand-over date only; no due date: on time
    ('T', 'd03', 'A', '2026-01-15', NULL,         NULL, '2026-02-28', 5000,  1, 3, 0, 10, 2, true, true, NULL),
    -- newly registered and refused: nowhere
    ('T', 'd04', 'A', '2026-01-10', NULL, NULL, NULL, 5000, 1, 4, 0, 1, 2, false, false, NULL),
    ('T', 'd05', 'A', '2026-01-10', NULL, NULL, NULL, 5000, 1, 5, 0, 3, 2, false, false, NULL),
    -- withdrawn: received, never in stock
    ('T', 'd06', 'A', '2026-01-20', '2026-01-21', NULL, NULL, 0, 1, 6, 0, 7, 1, NULL, NULL, NULL),
    -- processed without any date: open; overdue from 11 February on
    ('T', 'd07', 'A', '2026-02-01', '2026-02-10', NULL, NULL, 0, 1, 7, 0, 9, 3, NULL, NULL, NULL),
    -- due on the last day of February: not overdue that day, overdue in March
    ('T', 'd08', 'A', '2026-02-28', '2026-02-28', NULL, NULL, NULL, 1, 8, 0, 4, NULL, NULL, NULL, NULL),
    -- known from a register only: received and open; the other is handed over
    ('T', 'd09', 'A', '2026-03-02', NULL, NULL, NULL, NULL, 1, 9, 0, NULL, NULL, NULL, NULL, NULL),
    ('T', 'd10', 'A', '2026-03-02', NULL, NULL, '2026-03-03', NULL, 1, 10, 0, NULL, NULL, NULL, NULL, NULL),
    -- finished after the as-of date: still open; received after it: left out
    ('T', 'd11', 'A', '2026-03-05', '2026-03-10', '2026-03-25', NULL, 0, 1, 11, 0, 9, 1, NULL, NULL, true),
    ('T', 'd12', 'A', '2026-03-21', NULL, NULL, NULL, 0, 1, 12, 0, 2, 1, NULL, NULL, NULL),
    -- of no known village and of another commune
    ('T', 'd13', 'UNKNOWN', '2026-03-01', NULL, '2026-03-01', NULL, 0, 1, 13, 0, 10, 1, NULL, NULL, true),
    ('T', 'd14', 'OUTSIDE', '2026-03-01', NULL, NULL, NULL, 0, 1, 14, 0, 2, 2, NULL, NULL, NULL);
\ir lib/compute.psql

SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_received'), 3::numeric, 'January: d02, d03, d06');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_counter'), 1::numeric, 'January counter: d06');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_online'), 2::numeric, 'January online: d02, d03');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_postal'), 1::numeric, 'February postal: d07');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_completed'), 1::numeric, 'January finished: d01');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_on_time'), 1::numeric, 'finished on the due date is on time');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_completed'), 2::numeric, 'February finished: d02, d03 by its hand-over');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_on_time'), 1::numeric, 'without a due date: on time; d02 a day late');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_digital_result'), 1::numeric, 'electronic result: d01');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_digital_result'), 0::numeric, 'no and not given are no result');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_with_fee'), 1::numeric, 'fee: d02; d03 is exempt');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_paid_online'), 1::numeric, 'paid online: d02 only');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_open'), 2::numeric, 'end of January: d02, d03; d01 left that day');
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_overdue'), 0::numeric, 'due on the day itself is not overdue');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_open'), 2::numeric, 'end of February: d07, d08');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_overdue'), 1::numeric, 'end of February overdue: d07');
SELECT is(pg_temp.figure('A', '2026-03', 'dossiers_received'), 3::numeric, 'March: d09, d10, d11; d12 is in the future');
SELECT is(pg_temp.figure('A', '2026-03', 'dossiers_completed'), 1::numeric, 'March finished: d10 of the register');
SELECT is(pg_temp.figure('A', '2026-03', 'dossiers_open'), 4::numeric, '20 March: d07, d08, d09, d11');
SELECT is(pg_temp.figure('A', '2026-03', 'dossiers_overdue'), 3::numeric, '20 March overdue: d07, d08, d11');
SELECT is(pg_temp.figure('B', '2026-03', 'dossiers_open'), 0::numeric, 'the other village has nothing');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'dossiers_online'), 'ok 2/4', 'quarter: online 2, counter d06, d11; postal left out');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'dossiers_on_time'), 'ok 3/4', 'quarter: d01, d03, d10 of d01, d02, d03, d10');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'dossiers_online'), 'ok 3/6', 'the commune counts UNKNOWN and OUTSIDE');
SELECT is(pg_temp.indicator('COMMUNE', '2026-9M', 'dossiers_online'), 'ok 3/6', 'nine months');
SELECT is(pg_temp.indicator('COMMUNE', '2026-H2', 'dossiers_online'), NULL, 'a half-year that has not begun has no value');

UPDATE ref.commune SET calendar = 'nd09' WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_received'), 2::numeric,
          'nd09 January is 15 December to 14 January: d01, d02; d03 of 15 January is February');
SELECT is(pg_temp.figure('A', '2026-02', 'dossiers_received'), 3::numeric, 'nd09 February: d03, d06, d07 (1 February)');

SELECT * FROM finish();
ROLLBACK;
