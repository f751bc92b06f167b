-- calendar: reporting months and periods of both calendars, by hand from a wall calendar and Decree 09/2019/NĐ-CP.
\ir lib/model.psql
SELECT plan(18);
SELECT is(stat.month_start('civil', '2028-02'), '2028-02-01'::date, 'civil start');
SELECT is(stat.month_end('civil', '2028-02'), '2028-02-29'::date, 'civil end in a leap year');
SELECT is(stat.month_end('civil', '2026-12'), '2026-12-31'::date, 'civil end of the year');
SELECT is(stat.month_start('nd09', '2026-01'), '2025-12-15'::date, 'nd09: January starts on 15 December');
SELECT is(stat.month_end('nd09', '2026-01'), '2026-01-14'::date, 'nd09: January ends on the 14th');
SELECT is(stat.month_start('nd09', '2028-03'), '2028-02-15'::date, 'nd09: March starts on 15 February');
SELECT is(stat.month_end('nd09', '2028-03'), '2028-03-14'::date, 'nd09: March holds 29 February');
\ir lib/compute.psql
SELECT is((SELECT count(*) FROM ref.period WHERE commune_code = 'T'), 20::bigint, '12 + 4 + 2 + 1 + 1 periods');
SELECT is((SELECT deadline_on FROM ref.month WHERE commune_code = 'T' AND month = '2026-12'), '2027-01-05'::date,
          'deadline: day 5 of the civil month after');
UPDATE ref.commune SET calendar = 'nd09' WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is((SELECT format('%s %s', starts_on, ends_on) FROM ref.period WHERE commune_code = 'T' AND period = '2026'),
          '2025-12-15 2026-12-14', 'nd09: the year 2026');
SELECT is((SELECT format('%s %s', starts_on, ends_on) FROM ref.period WHERE commune_code = 'T' AND period = '2026-Q2'),
          '2026-03-15 2026-06-14', 'nd09: the second quarter');
SELECT is((SELECT format('%s %s', starts_on, ends_on) FROM ref.period WHERE commune_code = 'T' AND period = '2026-9M'),
          '2025-12-15 2026-09-14', 'nd09: nine months');
SELECT is((SELECT deadline_on FROM ref.month WHERE commune_code = 'T' AND month = '2026-11'), '2026-12-05'::date,
          'nd09: the deadline keeps the civil month');
SELECT is((SELECT max(month) FROM measure.figure WHERE commune_code = 'T'), '2026-12', 'nd09: December has begun on 20 November');
SELECT is((SELECT provisional FROM indicator.value WHERE commune_code = 'T' AND village_code = 'A' AND period = '2026-11'
              AND indicator = 'reach'), false, 'nd09: November is over on 20 November');
SELECT is((SELECT provisional FROM indicator.value WHERE commune_code = 'T' AND village_code = 'A' AND period = '2026-Q4'
              AND indicator = 'reach'), true, 'the quarter is not');
-- Figures of 2024 and of the plan year, none of 2025: the months between are there all the same.
UPDATE ref.commune SET calendar = 'civil' WHERE commune_code = 'T';
INSERT INTO fact.village_year (commune_code, village_code, year) VALUES ('T', 'A', 2024), ('T', 'A', 2027);
INSERT INTO fact.dossier (commune_code, code, village_code, received_on, status, file_id, row_no, sheet_no)
VALUES ('T', 'x', 'A', '2025-05-05', 4, 1, 1, 0);
\ir lib/compute.psql
SELECT is((SELECT format('%s %s %s', count(*), min(month), max(month)) FROM ref.month WHERE commune_code = 'T'), '36 2024-01 2026-12',
          'three years, and none after the plan year');
SELECT is(concat_ws(' ', pg_temp.figure('A', '2024-12', 'dossiers_received'), pg_temp.figure('A', '2025-05', 'dossiers_received'),
                    pg_temp.figure('A', '2025-04', 'dossiers_open'), pg_temp.figure('A', '2026-11', 'dossiers_open')), '0 1 0 1',
          'a dossier of the year between is in its own month, and stays open');
SELECT * FROM finish();
ROLLBACK;
