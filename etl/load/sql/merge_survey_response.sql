-- merge_survey_response: accepted answers of a file become rows of the fact, not in force until
--   settled.
-- Parameters: $1 commune, $2 file. Reads stage.survey_response.
INSERT INTO fact.survey_response (commune_code, file_id, sheet_no, row_no, village_code, response_id, submitted_at, submitted_on,
    business_key, phone_key, cashless, forms, forms_answered)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, s.village_code, s.response_id, s.submitted_at, s.submitted_on,
    s.business_key, s.phone_key, s.cashless, coalesce(s.forms, 0), coalesce(s.forms_answered, false)
FROM stage.survey_response s;
