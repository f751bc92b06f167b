-- explain_survey: the answers behind a figure of source survey: of each business the latest by the last day.
-- Grain: one row per business. Out: file_id, sheet_no, row_no. Parameters: $1 commune, $2 village (NULL: all), $3 measure,
-- $4 first day, $5 last day of the period to date, $6 first day of the plan year.
WITH version AS (
    SELECT r.*, f.version_at, row_number() OVER (PARTITION BY r.response_id ORDER BY f.version_at DESC, r.file_id DESC,
                                                 r.submitted_at DESC, r.sheet_no, r.row_no) AS version
      FROM fact.survey_response AS r JOIN ops.file AS f USING (commune_code, file_id)
     WHERE r.commune_code = $1 AND ($2::text IS NULL OR r.village_code = $2)
       AND r.submitted_on BETWEEN $6::date AND $5::date AND $4::date IS NOT NULL
), answer AS (
    SELECT v.*, row_number() OVER (ORDER BY submitted_at, version_at, file_id, sheet_no, row_no DESC) AS turn
      FROM version AS v WHERE version = 1
), standing AS (
    SELECT a.*, a.forms_answered OR a.cashless IS FALSE AS answered, a.cashless IS NOT NULL OR a.forms_answered AS stated
      FROM answer AS a
     WHERE NOT EXISTS (SELECT FROM answer AS n WHERE n.village_code = a.village_code AND n.turn > a.turn
                          AND n.business_key = a.business_key AND (n.phone_key = a.phone_key) IS NOT FALSE)
)
SELECT file_id, sheet_no, row_no FROM standing
 WHERE CASE $3::text WHEN 'survey_cashless_n' THEN stated
                     WHEN 'survey_cashless_yes' THEN stated AND coalesce(cashless, forms & 62 <> 0)
                     WHEN 'survey_forms_n' THEN answered WHEN 'survey_transfer_yes' THEN answered AND forms & 2 <> 0
                     WHEN 'survey_qr_yes' THEN answered AND forms & 4 <> 0
                     WHEN 'survey_wallet_yes' THEN answered AND forms & 8 <> 0 END
 ORDER BY 1, 2, 3;
