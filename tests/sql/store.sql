-- store: nothing is written twice, restatements are listed, villages split and merge.
\ir lib/model.psql
SELECT plan(22);
\set as_of '2026-03-20'
INSERT INTO fact.dossier (commune_code, code, village_code, received_on, status, channel, file_id, row_no, sheet_no) VALUES
    ('T', 'd1', 'A', '2026-01-10', 2, 2, 1, 1, 0), ('T', 'd2', 'A', '2026-02-10', 2, 1, 1, 2, 0);
INSERT INTO ops.file (commune_code, file_id, sha256, size_bytes, state, family, version_at, version_stated, received_at, run_id)
VALUES ('T', 1, '\x01', 1, 'loaded', 'portal', '2026-02-01', true, '2026-02-01', 1);
\ir lib/compute.psql
CREATE TEMP TABLE before AS SELECT xmin::text AS writer, f.* FROM measure.figure AS f;
CREATE TEMP TABLE values_before AS SELECT v.* FROM indicator.value AS v;
INSERT INTO measure.computed SELECT 'T', source, '2026-03-20', '', 1 FROM ref.measure_source WHERE commune_code = 'T';
SAVEPOINT computed;
\ir lib/compute.psql
SELECT is_empty('SELECT xmin::text, f.* FROM measure.figure f EXCEPT SELECT * FROM pg_temp.before', 'computed again: no row is written');
SELECT is_empty('SELECT * FROM indicator.value EXCEPT SELECT * FROM pg_temp.values_before', 'nor any value');
SELECT is((SELECT count(*) FROM measure.change), 0::bigint, 'nothing restated');

UPDATE fact.dossier SET received_on = '2026-01-31' WHERE commune_code = 'T' AND code = 'd2';
\ir lib/compute.psql
SELECT is((SELECT string_agg(format('%s %s %s>%s', month, measure, old_value, new_value), '; ' ORDER BY month, measure)
             FROM measure.change),
          '2026-01 dossiers_counter 0>1; 2026-01 dossiers_open 1>2; 2026-01 dossiers_received 1>2; '
          || '2026-02 dossiers_counter 1>0; 2026-02 dossiers_received 1>0', 'late data restate ended months, old value and new');
SELECT is((SELECT DISTINCT file_ids::text FROM measure.change), '{1}', 'because of the file that is new in the ledger');

UPDATE fact.dossier SET village_code = 'UNKNOWN' WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'dossiers_received'), 0::numeric, 'dossiers that left a village leave no trace there');
SELECT is(pg_temp.figure('UNKNOWN', '2026-01', 'dossiers_received'), 2::numeric, 'and stand where they went');

-- A is merged into B at the end of February; its dossiers stay its own.
UPDATE fact.dossier SET village_code = 'A' WHERE commune_code = 'T';
UPDATE ref.village SET valid_to = '2026-02-28', successor_code = 'B' WHERE commune_code = 'T' AND village_code = 'A';
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, person_key, name_key, name, role)
VALUES ('T', 2, 0, 1, true, 'A', '2026-01', '\x01', '\x01', 'một', 3), ('T', 3, 0, 1, true, 'B', '2026-03', '\x01', '\x01', 'một', 3);
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-02', 'members_active'), 1::numeric, 'history stays with the unit of its day');
SELECT is(pg_temp.figure('A', '2026-03', 'members_active'), NULL, 'a village that has ended has no roster any more');
SELECT is(pg_temp.figure('A', '2026-03', 'dossiers_open'), 2::numeric, 'its open dossiers are still to be finished');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'members_assigned'), 'ok 0/1', 'nobody is counted in two villages');
SELECT is(pg_temp.indicator('A', '2026-Q2', 'members_assigned'), NULL, 'no value for a period in which it did not exist');
SELECT is((SELECT count(*) FROM measure.figure WHERE commune_code = 'T' AND village_code = 'A' AND source = 'member'), 2::bigint,
          'January and February only');

-- What reports say beside the figures. B keeps A's past after the merge: A had 2 of 2 in January, B nothing.
SELECT is((SELECT format('%s+%s=%s+%s', carried_in, received, finished, open) FROM mart.dossier_balance
            WHERE commune_code = 'T' AND village_code = 'COMMUNE' AND period = '2026-Q1'), '0+2=0+2', 'the balance of a quarter');
SELECT is((SELECT format('%s+%s=%s+%s', carried_in, received, finished, open) FROM mart.dossier_balance
            WHERE commune_code = 'T' AND village_code = 'A' AND period = '2026-02'), '2+0=0+2', 'carried in from January');
INSERT INTO fact.dossier (commune_code, code, village_code, received_on, status, channel, file_id, row_no, sheet_no) VALUES
    ('T', 'd3', 'B', '2026-02-10', 2, 2, 1, 1, 0), ('T', 'd4', 'B', '2026-03-10', 2, 2, 1, 1, 0),
    ('T', 'd5', 'UNKNOWN', '2026-03-11', 2, 2, 1, 1, 0), ('T', 'd6', 'A', '2026-02-11', 2, 1, 1, 1, 0);
\ir lib/compute.psql
SELECT is((SELECT round(unattributed_share, 4) FROM mart.dossier_balance
            WHERE commune_code = 'T' AND village_code = 'COMMUNE' AND period = '2026-03'), 0.5, 'share of no known village: 1 of 2');
SELECT is((SELECT format('%s %s %s %s', trim_scale(value), previous_period, trim_scale(previous_value), merged) FROM mart.comparison
            WHERE commune_code = 'T' AND village_code = 'B' AND period = '2026-03' AND indicator = 'dossiers_online'),
          '1 2026-02 0.5 t', 'February of today''s B: its own 1 of 1 and A''s 0 of 1');
SELECT is((SELECT format('%s/%s %s', trim_scale(numerator), trim_scale(denominator), trim_scale(value)) FROM mart.past_value
            WHERE commune_code = 'T' AND village_code = 'B' AND period = '2026-02' AND indicator = 'dossiers_online'),
          '1/2 0.5', 'the same, as reports show it');
SELECT is((SELECT count(*) FROM mart.past_value WHERE commune_code = 'T' AND (village_code <> 'B' OR period = '2026-03')), 0::bigint,
          'no other village has a merged past, and none after the merge');
SELECT is((SELECT format('%s %s %s', previous_period, trim_scale(previous_value), merged) FROM mart.comparison
            WHERE commune_code = 'T' AND village_code = 'COMMUNE' AND period = '2026-03' AND indicator = 'dossiers_online'),
          '2026-02 0.5 f', 'the commune is one unit all along');
SELECT is((SELECT previous_period FROM mart.comparison WHERE commune_code = 'T' AND village_code = 'COMMUNE' AND period = '2026'
              AND indicator = 'dossiers_online'), NULL, 'no year before');
GRANT thidua_loader TO CURRENT_USER; -- undone with the transaction
SET LOCAL ROLE thidua_loader;
SELECT lives_ok($$SELECT measure.index_dossiers('T')$$, 'the loader, who owns no table, may ask for the index');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
