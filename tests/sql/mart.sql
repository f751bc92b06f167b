-- mart: what the reports may see: masked names, targets met by the exact value, the six targets, periods, and who may read.
\ir lib/tap.psql
SELECT plan(32);
-- Names of files and sheets.
SELECT is(mart.masked('phieu 031081001234.xlsx'), 'phieu ….xlsx', 'a citizen number');
SELECT is(mart.masked('142536475'), '…', 'an old identity number');
SELECT is(mart.masked('goi 0912345678 nhe'), 'goi … nhe', 'a phone number');
SELECT is(mart.masked('31081001234.csv'), '….csv', 'a citizen number that lost its zero');
SELECT is(mart.masked('DanhSach_202611201700.csv'), 'DanhSach_202611201700.csv', 'a time stamp stays');
SELECT is(mart.masked('DanhSach_20260630_1845.csv'), 'DanhSach_20260630_1845.csv', 'a date and a time stay');
SELECT is(mart.masked('bao cao 11-2026'), 'bao cao 11-2026', 'short numbers stay');

INSERT INTO ref.commune VALUES ('T', 'Thử', '00', 'civil', 2026);
INSERT INTO ref.village (commune_code, village_code, name, former_commune) VALUES
    ('T', 'A', 'Đông', 'Xã Một'), ('T', 'B', 'Đông', 'Xã Hai'), ('T', 'C', 'Tây', 'Xã Hai');
INSERT INTO ref.period VALUES
    ('T', '2026-10', 'month', 2026, '2026-10', '2026-10', '2026-10-01', '2026-10-31'),
    ('T', '2026-11', 'month', 2026, '2026-11', '2026-11', '2026-11-01', '2026-11-30'),
    ('T', '2026-Q3', 'quarter', 2026, '2026-07', '2026-09', '2026-07-01', '2026-09-30'),
    ('T', '2026-Q4', 'quarter', 2026, '2026-10', '2026-12', '2026-10-01', '2026-12-31'),
    ('T', '2026', 'year', 2026, '2026-01', '2026-12', '2026-01-01', '2026-12-31');
SELECT is(string_agg(shown_name, ', ' ORDER BY village_code), 'Đông (Xã Một), Đông (Xã Hai), Tây', 'villages of one name are told apart')
  FROM mart.village WHERE commune_code = 'T';
SELECT is(previous_period, '2026-10', 'the month before') FROM mart.period WHERE commune_code = 'T' AND period = '2026-11';
SELECT is(previous_period, '2026-Q3', 'the quarter before, not the month') FROM mart.period WHERE commune_code = 'T' AND period = '2026-Q4';
SELECT is(previous_period, NULL, 'no month before the first') FROM mart.period WHERE commune_code = 'T' AND period = '2026-10';
SELECT is(last_year_period, '2025-Q4', 'the same a year earlier') FROM mart.period WHERE commune_code = 'T' AND period = '2026-Q4';
SELECT is(year_period, '2026', 'the year') FROM mart.period WHERE commune_code = 'T' AND period = '2026-11';

INSERT INTO ref.indicator (commune_code, indicator, name, unit, direction, plan, numerator_text, denominator_text, commune_rule,
                           unattributed, capped, numerator_op, denominator_op, position) VALUES
    ('T', 'up', 'Up', '%', 'higher', 'II.2(3)', 'n', 'd', 'ratio_of_sums', false, false, 'sum', 'sum', 1),
    ('T', 'up2', 'Up 2', '%', 'higher', 'II.2(3), III.1', 'n', 'd', 'ratio_of_sums', false, false, 'sum', 'sum', 2),
    ('T', 'down', 'Down', '%', 'lower', 'IV.2', 'n', 'd', 'ratio_of_sums', false, false, 'sum', 'sum', 3),
    ('T', 'survey', 'Survey', '%', 'higher', 'II.2(4)', 'n', 'd', 'stratified', false, false, 'sum', 'sum', 4);
INSERT INTO ref.indicator_target VALUES ('T', 'up', 2026, 0.7, 'plan'), ('T', 'up2', 2026, 1, 'plan'), ('T', 'down', 2026, 0.1, 'setting'),
    ('T', 'survey', 2026, 0.8, 'plan');
INSERT INTO indicator.value (commune_code, village_code, period, indicator, state, numerator, denominator, value, provisional, run_id) VALUES
    ('T', 'A', '2026', 'up', 'ok', 6996, 10000, 0.6996, true, 1),
    ('T', 'B', '2026', 'up', 'ok', 7, 10, 0.6999999999999999, true, 1),      -- a ratio that lost digits
    ('T', 'C', '2026', 'up', 'ok', 69996, 100000, 0.69996, true, 1),
    ('T', 'A', '2026', 'up2', 'ok', 5, 5, 1, true, 1),
    ('T', 'B', '2026', 'up2', 'inconsistent', 9, 9, 1, true, 1),
    ('T', 'C', '2026', 'up2', 'no_report', NULL, NULL, NULL, true, 1),
    ('T', 'A', '2026', 'down', 'ok', 1, 10, 0.1, true, 1),
    ('T', 'B', '2026', 'down', 'ok', 2, 10, 0.2, true, 1),
    ('T', 'C', '2026', 'down', 'not_applicable', 0, 0, NULL, true, 1),
    ('T', 'A', '2026', 'survey', 'unreliable', 2, 2, 1, true, 1),
    ('T', 'B', '2026', 'survey', 'not_applicable', 0, 0, NULL, true, 1),
    ('T', 'C', '2026', 'survey', 'no_report', NULL, NULL, NULL, true, 1),
    ('T', 'COMMUNE', '2026', 'survey', 'ok', 2, 4, 0.81, true, 1);           -- an estimate: not 2 / 4
CREATE FUNCTION pg_temp.met(village text, wanted text) RETURNS text LANGUAGE sql AS
    'SELECT coalesce(met::text, ''-'') || '' '' || coalesce(printed_pct::text, ''-'') FROM mart.value
      WHERE commune_code = ''T'' AND village_code = $1 AND indicator = $2';
SELECT is(pg_temp.met('A', 'up'), 'false 69.96', '69.96% has not reached 70%');
SELECT is(pg_temp.met('B', 'up'), 'true 70.00', '7 of 10 has reached it, whatever the stored digits');
SELECT is(pg_temp.met('C', 'up'), 'false 70.00', '69.996% prints as 70.00 and has not reached it');
SELECT is(pg_temp.met('A', 'down'), 'true 10.00', 'lower is better: the target itself is met');
SELECT is(pg_temp.met('B', 'down'), 'false 20.00', 'lower is better: above it is not');
SELECT is(pg_temp.met('C', 'down'), '- -', 'nothing to say where nothing applies');
SELECT is(pg_temp.met('A', 'survey'), '- 100.00', 'an estimate too thin decides nothing');
SELECT is(pg_temp.met('COMMUNE', 'survey'), 'true 81.00', 'the commune estimate is compared itself');

CREATE FUNCTION pg_temp.goal(village text, number int) RETURNS text LANGUAGE sql AS
    'SELECT concat_ws('' '', state, flagged, worst, met_count, indicator_count) FROM mart.goal
      WHERE commune_code = ''T'' AND village_code = $1 AND period = ''2026'' AND goal = $2';
SELECT is(pg_temp.goal('A', 3), 'missed f up 1 2', 'one indicator below its target: missed, and that is the one to work on');
SELECT is(pg_temp.goal('B', 3), 'met t up 2 2', 'all met; one contradicts its evidence');
SELECT is(pg_temp.goal('C', 3), 'missed f up2 0 2', 'missed and missing: missed; the missing one comes first');
SELECT is(pg_temp.goal('A', 4), 'unknown t survey 0 1', 'a thin estimate: unknown');
SELECT is(pg_temp.goal('B', 4), 'not_applicable f survey 0 1', 'no household business: not applicable');
SELECT is(pg_temp.goal('C', 4), 'unknown f survey 0 1', 'no response: unknown');
SELECT is(count(*), 0::bigint, 'indicators outside II.2 belong to no target') FROM mart.goal WHERE commune_code = 'T' AND worst = 'down';

-- Who may read what.
SELECT ok(bool_and(has_table_privilege('thidua_reporter', c.oid, 'SELECT')), 'the reporter reads all of schema mart')
  FROM pg_class AS c WHERE c.relnamespace = 'mart'::regnamespace AND c.relkind = 'v';
SELECT is(count(*), 0::bigint, 'and no table of facts, ledger or quarantine')
  FROM pg_class AS c
 WHERE c.relnamespace IN ('fact'::regnamespace, 'ops'::regnamespace, 'ref'::regnamespace, 'stage'::regnamespace)
   AND c.relkind IN ('r', 'v') AND has_table_privilege('thidua_reporter', c.oid, 'SELECT');
SELECT is(count(*), 0::bigint, 'no view of mart has a column with a person''s key, name, address or a cell')
  FROM information_schema.columns
 WHERE table_schema = 'mart' AND (column_name LIKE '%_key' OR column_name IN ('cells', 'address', 'phone', 'content', 'person'));
GRANT thidua_reporter TO CURRENT_USER; -- undone with the transaction
SET LOCAL ROLE thidua_reporter;
SELECT is((SELECT count(*) FROM mart.value WHERE commune_code = 'T'), 13::bigint, 'the reporter sees the values through the views');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
