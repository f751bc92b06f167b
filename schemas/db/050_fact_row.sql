-- 050_fact_row: the rows of village sheets and surveys, of whatever version, in one shape, so that versions can be compared.
-- Grain:  one row of a sheet: its key, what may be listed of it (shown), what may only be compared (hidden).
-- Privacy: names, birthdays, businesses and phones are compared and never listed; the key is never listed.

CREATE VIEW ops.fact_row AS
SELECT commune_code, 'member'::text AS fact, file_id, sheet_no, row_no, verdict, encode(person_key, 'hex') AS key,
       jsonb_build_object('role', role, 'organisation', organisation, 'task', task, 'core', core, 'joined_on', joined_on,
                          'left_on', left_on) AS shown,
       jsonb_build_object('name', name, 'birth_year', birth_year, 'birth_on', birth_on, 'sex', sex) AS hidden
FROM fact.member
UNION ALL
SELECT commune_code, 'activity', file_id, sheet_no, row_no, verdict, concat_ws('|', held_on, form, topics, sequence),
       jsonb_build_object('attendance', attendance, 'elderly', elderly, 'unskilled', unskilled, 'business', business,
                          'in_meeting', in_meeting, 'partners', partners), '{}'
FROM fact.activity
UNION ALL
SELECT commune_code, 'training_attendance', file_id, sheet_no, row_no, verdict,
       concat_ws('|', held_on, class_name, encode(coalesce(person_key, number_key, name_key), 'hex')),
       jsonb_build_object('form', form), '{}'
FROM fact.training_attendance
UNION ALL
SELECT commune_code, 'election_participation', file_id, sheet_no, row_no, verdict,
       concat_ws('|', held_on, activity, encode(coalesce(person_key, number_key, name_key), 'hex')), '{}', '{}'
FROM fact.election_participation
UNION ALL
SELECT commune_code, 'support', file_id, sheet_no, row_no, verdict, concat_ws('|', held_on, topics, encode(person_key, 'hex')),
       jsonb_build_object('groups', groups), jsonb_build_object('birth_year', birth_year, 'birth_on', birth_on, 'sex', sex)
FROM fact.support
UNION ALL
SELECT commune_code, 'reach_claim', file_id, sheet_no, row_no, verdict, topic::text, jsonb_build_object('persons', persons), '{}'
FROM fact.reach_claim
UNION ALL
SELECT commune_code, 'proposal', file_id, sheet_no, row_no, verdict, concat_ws('|', raised_on, content),
       jsonb_build_object('category', category, 'handler', handler, 'state', state, 'resolved_on', resolved_on), '{}'
FROM fact.proposal
UNION ALL
SELECT commune_code, 'survey_response', file_id, sheet_no, row_no, CASE verdict WHEN 4 THEN 0 ELSE verdict END, response_id,
       jsonb_build_object('village_code', village_code, 'submitted_on', submitted_on, 'cashless', cashless, 'forms', forms,
                          'forms_answered', forms_answered),
       jsonb_build_object('ten_ho', encode(business_key, 'hex'), 'dien_thoai', encode(phone_key, 'hex'))
FROM fact.survey_response;
