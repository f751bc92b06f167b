-- measure_days: every measure of the catalogue, month by month of the leap year 2028 as of 31 December, in both calendars, from
-- facts on boundary days (lib/days.psql); a measure without a line here fails. Worked out by counting the days of the list.
\ir lib/model.psql
SELECT plan(7);
\ir lib/days.psql
\set as_of '2028-12-31'
-- flow: days of the month; year: days since the start of the plan year; both times the factor. Else the twelve figures.
CREATE TEMP TABLE base (kind text, civil text, nd09 text);
INSERT INTO base VALUES ('flow', '4 2 1 0 0 0 0 0 0 0 0 3', '4 2 3 0 0 0 0 0 0 0 0 1'),
                        ('year', '4 6 7 7 7 7 7 7 7 7 7 10', '4 6 9 9 9 9 9 9 9 9 9 10');
CREATE TEMP TABLE expected (measure text, kind text, factor int, civil text, nd09 text);
INSERT INTO expected (measure, kind, factor)
SELECT m, 'flow', 1 FROM unnest(ARRAY['dossiers_counter', 'dossiers_online', 'dossiers_postal', 'dossiers_withdrawn', 'activities',
    'activities_in_meetings', 'activities_with_police', 'activities_joint', 'activities_with_youth', 'activities_scam',
    'activities_privacy', 'proposals_resolved']) AS m
UNION ALL
SELECT m, 'flow', 3 FROM unnest(ARRAY['dossiers_completed', 'dossiers_on_time', 'dossiers_digital_result', 'dossiers_with_fee',
    'dossiers_paid_online']) AS m
UNION ALL VALUES ('dossiers_received', 'flow', 5), ('persons_attending', 'flow', 10), ('proposals_raised', 'flow', 2)
UNION ALL
SELECT m, 'year', 1 FROM unnest(ARRAY['direct_service', 'direct_vneid', 'direct_platform', 'supported_residents', 'supported_vulnerable',
    'survey_cashless_n', 'survey_cashless_yes', 'survey_forms_n', 'survey_transfer_yes', 'survey_qr_yes', 'survey_wallet_yes']) AS m
UNION ALL
SELECT m, 'year', 10 FROM unnest(ARRAY['audience_total_service', 'audience_total_vneid', 'audience_total_platform']) AS m;
UPDATE expected AS e
   SET civil = (SELECT string_agg((x::int * e.factor)::text, ' ' ORDER BY n) FROM string_to_table(b.civil, ' ') WITH ORDINALITY AS s (x, n)),
       nd09 = (SELECT string_agg((x::int * e.factor)::text, ' ' ORDER BY n) FROM string_to_table(b.nd09, ' ') WITH ORDINALITY AS s (x, n))
  FROM base AS b WHERE b.kind = e.kind;
INSERT INTO expected (measure, civil, nd09) VALUES
    ('months_active',          '1 1 1 0 0 0 0 0 0 0 0 1',             '1 1 1 0 0 0 0 0 0 0 0 1'),
    -- received by the month's end and never finished; of these due before that day
    ('dossiers_open',          '7 9 10 10 10 10 10 10 10 10 10 13',   '5 7 10 10 10 10 10 10 10 10 10 11'),
    ('dossiers_overdue',       '6 8 10 10 10 10 10 10 10 10 10 12',   '4 7 10 10 10 10 10 10 10 10 10 10'),
    ('dossiers_misdated',      '0 0 0 0 0 0 0 0 0 0 0 0',             '0 0 0 0 0 0 0 0 0 0 0 0'),
    -- 13 stay, those who have joined, those who leave after that day (leaving that very day is gone)
    ('members_active',         '26 26 26 26 26 26 26 26 26 26 26 26', '26 26 26 26 26 26 26 26 26 26 26 26'),
    ('members_assigned',       '7 9 10 10 10 10 10 10 10 10 10 13',   '5 7 10 10 10 10 10 10 10 10 10 11'),
    ('members_core',           '7 9 10 10 10 10 10 10 10 10 10 13',   '5 7 10 10 10 10 10 10 10 10 10 11'),
    ('leaders_active',         '6 4 3 3 3 3 3 3 3 3 3 0',             '8 6 3 3 3 3 3 3 3 3 3 2'),
    ('members_trained',        '10 10 10 10 10 10 10 10 10 10 10 10', '12 12 12 12 12 12 12 12 12 12 12 12'),
    ('members_in_election',    '10 10 10 10 10 10 10 10 10 10 10 10', '12 12 12 12 12 12 12 12 12 12 12 12'),
    ('members_known',          '39 39 39 39 39 39 39 39 39 39 39 39', '39 39 39 39 39 39 39 39 39 39 39 39'),
    ('audience_largest_service',  '10 10 10 10 10 10 10 10 10 10 10 10', '10 10 10 10 10 10 10 10 10 10 10 10'),
    ('audience_largest_vneid',    '10 10 10 10 10 10 10 10 10 10 10 10', '10 10 10 10 10 10 10 10 10 10 10 10'),
    ('audience_largest_platform', '10 10 10 10 10 10 10 10 10 10 10 10', '10 10 10 10 10 10 10 10 10 10 10 10'),
    -- claims belong to the reporting month, whatever the calendar; that of December 2027 to another year
    ('reach_service',          '10 10 8 8 8 8 8 8 8 8 8 8',           '10 10 8 8 8 8 8 8 8 8 8 8'),
    ('reach_vneid',            '- 5 5 5 5 5 5 5 5 5 5 5',             '- 5 5 5 5 5 5 5 5 5 5 5'),
    ('reach_platform',         '- - - - - - - - - - - 7',             '- - - - - - - - - - - 7'),
    ('claim_highest_service',  '10 10 10 10 10 10 10 10 10 10 10 10', '10 10 10 10 10 10 10 10 10 10 10 10'),
    ('claim_highest_vneid',    '- 5 5 5 5 5 5 5 5 5 5 5',             '- 5 5 5 5 5 5 5 5 5 5 5'),
    ('claim_highest_platform', '- - - - - - - - - - - 7',             '- - - - - - - - - - - 7'),
    ('months_due',             '1 1 1 1 1 1 1 1 1 1 1 1',             '1 1 1 1 1 1 1 1 1 1 1 1'),
    ('reports_due',            '1 1 1 1 1 1 1 1 1 1 1 1',             '1 1 1 1 1 1 1 1 1 1 1 1'),
    ('reports_on_time',        '1 0 0 0 0 0 0 0 0 0 0 1',             '1 0 0 0 0 0 0 0 0 0 0 1'),
    ('reports_late',           '0 1 0 0 0 0 0 0 0 0 0 0',             '0 1 0 0 0 0 0 0 0 0 0 0'),
    ('reports_in_force',       '1 1 0 0 0 0 0 0 0 0 0 1',             '1 1 0 0 0 0 0 0 0 0 0 1'),
    -- by the month of receipt: 5 February, 15 March (nd09: April), 31 December (nd09: next year)
    ('rows_accepted',          '0 5 7 0 0 0 0 0 0 0 0 9',             '0 5 0 7 0 0 0 0 0 0 0 0'),
    ('rows_rejected',          '0 1 2 0 0 0 0 0 0 0 0 3',             '0 1 0 2 0 0 0 0 0 0 0 0'),
    ('working_age_population', '100 100 100 100 100 100 100 100 100 100 100 100', '100 100 100 100 100 100 100 100 100 100 100 100'),
    ('household_businesses',   '13 13 13 13 13 13 13 13 13 13 13 13', '13 13 13 13 13 13 13 13 13 13 13 13');
CREATE FUNCTION pg_temp.year_of(village text, measure text) RETURNS text LANGUAGE sql AS
    'SELECT string_agg(coalesce(trim_scale(v.value)::text, ''-''), '' '' ORDER BY v.month) FROM measure.value AS v
      WHERE v.commune_code = ''T'' AND v.village_code = $1 AND v.measure = $2';
SELECT is_empty('SELECT measure FROM ref.measure WHERE commune_code = ''T'' EXCEPT SELECT measure FROM expected',
                'every measure of the catalogue is expected here: a new one needs its line');
\ir lib/compute.psql
SELECT is_empty('SELECT measure, civil, pg_temp.year_of(''A'', measure) AS got FROM expected
                  WHERE civil IS DISTINCT FROM pg_temp.year_of(''A'', measure)', 'civil: every measure, every month');
SELECT is_empty('SELECT v.measure, v.month, v.value FROM measure.value AS v JOIN ref.measure AS m USING (commune_code, measure)
                  WHERE commune_code = ''T'' AND village_code = ''C'' AND v.measure NOT IN (''months_due'', ''reports_due'')
                    AND v.value IS DISTINCT FROM m.empty', 'a village that sent nothing: zero, or nothing where nothing was claimed');
SELECT is(pg_temp.year_of('B', 'dossiers_misdated'), '0 0 0 0 0 0 0 0 0 0 0 0', 'finished and received in one month');
UPDATE ref.commune SET calendar = 'nd09' WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is_empty('SELECT measure, nd09, pg_temp.year_of(''A'', measure) AS got FROM expected
                  WHERE nd09 IS DISTINCT FROM pg_temp.year_of(''A'', measure)', 'nd09: every measure, every month');
SELECT is(pg_temp.year_of('B', 'dossiers_misdated'), '-1 1 0 0 0 0 0 0 0 0 0 0', 'finished in January, received in February');
-- As of 28 February what is dated 29 February or later is the future: one day of February is left.
\set as_of '2028-02-28'
UPDATE ref.commune SET calendar = 'civil' WHERE commune_code = 'T';
\ir lib/compute.psql
SELECT is_empty('SELECT measure, factor, pg_temp.year_of(''A'', measure) FROM expected
                  WHERE kind = ''flow'' AND pg_temp.year_of(''A'', measure) IS DISTINCT FROM concat_ws('' '', 4 * factor, factor)
                     OR kind = ''year'' AND pg_temp.year_of(''A'', measure) IS DISTINCT FROM concat_ws('' '', 4 * factor, 5 * factor)',
                'tomorrow and later are left out of every flow and year-to-date figure');
SELECT * FROM finish();
ROLLBACK;
