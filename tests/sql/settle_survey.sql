-- settle_survey: one business counts once over all surveys of a plan year; the verdicts are worked out by hand beside each row.
\ir lib/load.psql
SELECT plan(3);
SELECT pg_temp.new_file(1, '2026-04-14 08:00', 'survey'), pg_temp.new_sheet(1, 0::smallint, 'survey_response', '', 8);
SELECT pg_temp.new_file(2, '2026-07-14 08:00', 'survey'), pg_temp.new_sheet(2, 0::smallint, 'survey_response', '', 6);
INSERT INTO fact.survey_response (commune_code, file_id, sheet_no, row_no, village_code, response_id, submitted_at, submitted_on,
                                  business_key, phone_key, cashless, forms, forms_answered) VALUES
    ('T', 1, 0, 2, 'A', 'u1', '2026-04-01 08:00', '2026-04-01', '\x01', '\xf1', true, 0, false), -- 3: answered again in this file
    ('T', 1, 0, 3, 'A', 'u2', '2026-04-02 08:00', '2026-04-02', '\x01', NULL, true, 0, false),   -- 0
    ('T', 1, 0, 4, 'B', 'u3', '2026-04-02 08:00', '2026-04-02', '\x01', NULL, true, 0, false),   -- 0: another village
    ('T', 1, 0, 5, 'A', 'u4', '2026-04-03 08:00', '2026-04-03', '\x02', '\xf1', true, 0, false), -- 0: a phone of its own
    ('T', 1, 0, 6, 'A', 'u5', '2026-04-04 08:00', '2026-04-04', '\x02', '\xf2', true, 0, false), -- 0: another phone
    ('T', 1, 0, 7, 'A', 'u6', '2026-04-02 08:00', '2026-04-02', '\x02', NULL, true, 0, false),   -- 3: no phone, older than u5
    ('T', 1, 0, 8, 'A', 'u7', '2026-04-05 08:00', '2026-04-05', '\x03', NULL, true, 0, false),   -- 4: answered again in July
    ('T', 1, 0, 9, 'A', 'u8', '2025-12-31 08:00', '2025-12-31', '\x01', NULL, true, 0, false),   -- 0: another plan year
    ('T', 2, 0, 2, 'A', 'u9', '2026-07-05 08:00', '2026-07-05', '\x03', NULL, false, 0, false),  -- 0
    ('T', 2, 0, 3, 'A', 'u2', '2026-04-02 08:00', '2026-04-02', '\x01', NULL, false, 0, false);  -- 0: the response again, newer file
\o /dev/null
EXECUTE settle_survey('T');
\o
SELECT is(string_agg(verdict::text, ' ' ORDER BY file_id, row_no), '4 4 0 0 0 3 4 0 0 0', 'verdicts') FROM fact.survey_response;
SELECT is(count(*), 6::bigint, 'in force') FROM fact.survey_response WHERE in_force;
UPDATE ref.commune SET calendar = 'nd09'; -- the year runs from 15 December: 31 December belongs to 2026
\o /dev/null
EXECUTE settle_survey('T');
\o
SELECT is(verdict, 4::smallint, 'nd09: in the same plan year') FROM fact.survey_response WHERE row_no = 9;
SELECT * FROM finish();
ROLLBACK;
