-- measure_activity, measure_report, measure_proposal: sessions, workbooks, proposals. As of 8 March 2026.
\ir lib/model.psql
SELECT plan(36);
\set as_of '2026-03-08'
INSERT INTO fact.activity (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, held_on, form, topics, sequence,
                           attendance, in_meeting, partners) VALUES
    ('T', 1, 0, 1, true,  'A', '2026-01', '2026-01-01', 1, 32,      1, 10,   true,  2),  -- scam; police
    ('T', 1, 0, 2, true,  'A', '2026-01', '2026-01-31', 1, 32 + 64, 1, 20,   false, 6),  -- scam, privacy; police and youth
    ('T', 1, 0, 3, true,  'A', '2026-01', '2026-01-31', 1, 2,       2, NULL, NULL,  0),  -- audience not given
    ('T', 1, 0, 4, false, 'A', '2026-01', '2026-01-15', 1, 2,       1, 99,   true,  6),  -- replaced
    ('T', 1, 0, 5, true,  'A', '2026-01', '2025-12-31', 1, 2,       1, 99,   true,  6),  -- outside the plan year
    ('T', 1, 0, 6, true,  'A', '2026-03', '2026-03-08', 1, 2 + 8,   1, 40,   true,  4),  -- today; youth
    ('T', 1, 0, 7, true,  'A', '2026-03', '2026-03-09', 1, 2,       1, 99,   true,  4),  -- tomorrow
    ('T', 1, 0, 8, true,  'B', '2026-02', '2026-02-28', 1, 0,       1, 0,    true,  8);
INSERT INTO ops.file (commune_code, file_id, sha256, size_bytes, state, family, village_code, month, version_at, version_stated,
                      received_at, run_id) VALUES
    ('T', 1, '\x01', 1, 'superseded', 'village', 'A', '2026-01', '2026-02-05 10:00+07', true, '2026-02-05 23:59+07', 1),
    ('T', 2, '\x02', 1, 'loaded',     'village', 'A', '2026-01', '2026-02-20 10:00+07', true, '2026-02-20 10:00+07', 1),
    ('T', 3, '\x03', 1, 'loaded_with_rejects', 'village', 'B', '2026-01', '2026-02-06', true, '2026-02-06 00:00+07', 1),
    ('T', 4, '\x04', 1, 'loaded',     'village', 'B', '2026-03', '2026-03-07', true, '2026-03-07 00:00+07', 1),
    ('T', 5, '\x05', 1, 'held',       'village', 'A', '2026-02', '2026-03-01', true, '2026-03-01 00:00+07', 1),
    ('T', 6, '\x06', 1, 'loaded',     'portal',  '',  '',        '2026-03-01', true, '2026-03-01 00:00+07', 1);
INSERT INTO ops.sheet (commune_code, file_id, sheet_no, name, fact, village_code, month, in_force, rows_read, rows_loaded,
                       rows_rejected, rows_duplicate) VALUES
    ('T', 1, 0, 'a', 'activity', 'A', '2026-01', false, 9, 9, 0, 0), ('T', 2, 0, 'a', 'activity', 'A', '2026-01', true, 8, 7, 0, 1),
    ('T', 3, 0, 'a', 'activity', 'B', '2026-01', true, 5, 3, 2, 0),  ('T', 4, 0, 'a', 'activity', 'B', '2026-03', true, 1, 1, 0, 0),
    ('T', 6, 0, '',  'dossier',  '',  '',        true, 50, 40, 10, 0);
INSERT INTO fact.proposal (commune_code, file_id, sheet_no, row_no, in_force, village_code, month, raised_on, content, state,
                           resolved_on) VALUES
    ('T', 2, 1, 1, true, 'A', '2026-01', '2026-01-31', 'a', 1, '2026-03-08'), ('T', 2, 1, 2, true, 'A', '2026-01', '2026-01-31', 'b', 1, NULL),
    ('T', 2, 1, 3, true, 'A', '2026-01', '2026-01-02', 'c', 1, '2026-03-09'), ('T', 2, 1, 4, true, 'A', '2026-01', '2026-01-02', 'd', 2, NULL),
    ('T', 2, 1, 5, true, 'A', '2026-01', '2026-03-09', 'e', 3, NULL),         ('T', 2, 1, 6, false, 'A', '2026-01', '2026-01-02', 'f', 1, NULL);
\ir lib/compute.psql
SELECT is(pg_temp.figure('A', '2026-01', 'activities'), 3::numeric, 'first and last day; not the replaced row, not last year');
SELECT is(pg_temp.figure('A', '2026-02', 'activities'), 0::numeric, 'a month without sessions');
SELECT is(pg_temp.figure('A', '2026-03', 'activities'), 1::numeric, 'today counts, tomorrow does not');
SELECT is(pg_temp.figure('A', '2026-01', 'months_active'), 1::numeric, 'active');
SELECT is(pg_temp.figure('A', '2026-02', 'months_active'), 0::numeric, 'not active');
SELECT is(pg_temp.figure('A', '2026-01', 'activities_in_meetings'), 1::numeric, 'in a meeting');
SELECT is(pg_temp.figure('A', '2026-01', 'activities_with_police'), 2::numeric, 'police');
SELECT is(pg_temp.figure('A', '2026-01', 'activities_with_youth'), 1::numeric, 'youth');
SELECT is(pg_temp.figure('A', '2026-01', 'activities_joint'), 2::numeric, 'either, each session once');
SELECT is(pg_temp.figure('B', '2026-02', 'activities_joint'), 0::numeric, 'the women''s union is neither');
SELECT is(pg_temp.figure('A', '2026-01', 'activities_scam'), 2::numeric, 'scam');
SELECT is(pg_temp.figure('A', '2026-01', 'activities_privacy'), 1::numeric, 'privacy');
SELECT is(pg_temp.figure('A', '2026-01', 'persons_attending'), 30::numeric, 'visits; not given adds nothing');
SELECT is(pg_temp.figure('A', '2026-03', 'audience_largest_service'), 40::numeric, 'largest audience of the year on the topic');
SELECT is(pg_temp.figure('A', '2026-02', 'audience_total_platform'), 0::numeric, 'none yet');
SELECT is(pg_temp.figure('A', '2026-03', 'audience_total_platform'), 40::numeric, 'year to date');
SELECT is(pg_temp.figure('A', '2026-01', 'reports_on_time'), 1::numeric, 'the first version decides: day 5, one minute to midnight');
SELECT is(pg_temp.figure('B', '2026-01', 'reports_on_time'), 0::numeric, 'midnight of day 6 is late');
SELECT is(pg_temp.figure('B', '2026-01', 'reports_late'), 1::numeric, 'late');
SELECT is(pg_temp.figure('A', '2026-02', 'reports_due'), 1::numeric, 'February: the deadline of 5 March has passed');
SELECT is(pg_temp.figure('A', '2026-02', 'reports_late'), 0::numeric, 'missing is not late; a held workbook is not received');
SELECT is(pg_temp.figure('A', '2026-03', 'months_due'), 0::numeric, 'March is not due yet');
SELECT is(pg_temp.figure('B', '2026-03', 'reports_due'), 1::numeric, 'due because it has come');
SELECT is(pg_temp.figure('A', '2026-02', 'rows_accepted'), 7::numeric, 'rows by month of receipt, only the version in force');
SELECT is(pg_temp.figure('B', '2026-02', 'rows_rejected'), 2::numeric, 'rejected rows; the portal''s are nobody''s');
SELECT is(pg_temp.figure('A', '2026-01', 'proposals_raised'), 4::numeric, 'raised');
SELECT is(pg_temp.figure('A', '2026-01', 'proposals_resolved'), 2::numeric, 'resolved today or undated; tomorrow is open');
SELECT is(pg_temp.indicator('A', '2026-Q1', 'team_active'), 'ok 2/2', 'March: active before it is due');
SELECT is(pg_temp.indicator('A', '2026-02', 'team_active'), 'no_report', 'no workbook for February');
SELECT is(pg_temp.indicator('B', '2026-01', 'meeting_integration'), 'not_applicable 0/0', 'a workbook without sessions');
SELECT is(pg_temp.indicator('A', '2026-02', 'security_outreach'), 'ok 2/2', 'year to date: both topics in January');
SELECT is(pg_temp.indicator('B', '2026-02', 'security_outreach'), 'ok 0/2', 'a true zero');
SELECT is(pg_temp.indicator('COMMUNE', '2026-Q1', 'security_outreach'), 'ok 1/2', 'share of villages at 100%');
SELECT is(pg_temp.indicator('A', '2026-03', 'report_timeliness'), 'not_applicable 0/0', 'nothing due');
SELECT is(pg_temp.indicator('A', '2026-01', 'data_quality'), 'no_report', 'no row received in the period');
SELECT is(pg_temp.indicator('COMMUNE', '2026-02', 'data_quality'), 'ok 10/12', '7 + 3 of 7 + 3 + 2');
SELECT * FROM finish();
ROLLBACK;
