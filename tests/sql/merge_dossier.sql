-- merge_dossier: replacement by field, rows left alone, repeats inside a file. Results worked out by hand.
\ir lib/load.psql
SELECT plan(7);
SELECT pg_temp.new_file(1, '2026-03-01 08:00', 'portal'), pg_temp.new_file(2, '2026-03-05 08:00', 'portal');
INSERT INTO stage.dossier (row_no, sheet_no, repeat, code, village_code, channel, status, received_on, fee) VALUES
    (2, 0, false, 'd1', 'A', 2, 4, '2026-02-26', 15000),
    (3, 0, false, 'd2', NULL, 1, 4, '2026-02-27', 0),
    (4, 0, true, 'd1', 'B', 3, 9, '2026-02-26', 1),
    (5, 0, true, 'd3', 'A', 1, 4, '2026-02-28', NULL);
\o /dev/null
EXECUTE dossier_repeats('T', 1, false);
EXECUTE merge_dossier('T', 1, '{village_code,channel,status,received_on,fee}', 0::smallint);
\o
SELECT is(string_agg(row_no || code, ','), '4duplicate in file', 'the first row of a code stays') FROM stage.finding;
SELECT is(string_agg(concat_ws('|', code, village_code, channel, fee, row_no), ' ' ORDER BY code), 'd1|A|2|15000|2 d2|UNKNOWN|1|0|3 d3|A|1|5',
    'no village is UNKNOWN; a false alarm is no repeat') FROM fact.dossier;

-- A newer layout without channel and village; d1 finished, its fee emptied; d2 as it was.
DELETE FROM stage.dossier;
INSERT INTO stage.dossier (row_no, sheet_no, repeat, code, status, received_on, fee) VALUES
    (2, 0, false, 'd1', 9, '2026-02-26', NULL), (3, 0, false, 'd2', 4, '2026-02-27', 0), (4, 1, false, 'd9', 4, '2026-02-27', 0);
SELECT xmin AS untouched FROM fact.dossier WHERE code = 'd2' \gset
\o /dev/null
EXECUTE merge_dossier('T', 2, '{status,received_on,fee}', 0::smallint);
\o
SELECT is(concat_ws('|', village_code, channel, status, coalesce(fee::text, 'empty'), file_id), 'A|2|9|empty|2', 'absent columns stay, empty cells empty')
FROM fact.dossier WHERE code = 'd1';
SELECT is(row(file_id, row_no), row(1::bigint, 3), 'an unchanged row keeps its source') FROM fact.dossier WHERE code = 'd2';
SELECT is(xmin::text, :'untouched', 'and is not written') FROM fact.dossier WHERE code = 'd2';
SELECT is(count(*), 0::bigint, 'only rows of the sheet asked for') FROM fact.dossier WHERE code = 'd9';
-- A first load: the first row is in the fact already, the repeat waits in the stage.
DELETE FROM stage.dossier;
DELETE FROM stage.finding;
INSERT INTO stage.dossier (row_no, sheet_no, repeat, code) VALUES (7, 0, true, 'd1');
\o /dev/null
EXECUTE dossier_repeats('T', 2, true);
\o
SELECT is(count(*), 1::bigint, 'a repeat of a row that went straight into the fact') FROM stage.finding;
SELECT * FROM finish();
ROLLBACK;
