-- measure_survey: household businesses interviewed and those that take cashless payment, per form.
-- Grain:  one row per village with responses and begun reporting month (plan year to the month's end).
-- Reads:  fact.survey_response, ops.file, ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  on any day a business counts once, with its latest response by that day; a response repeated by a newer export is
--         that export's. Cashless: the yes or no given, else at least one form. Single forms: answered, or a plain no.
--         forms: bit 1 transfer, 2 QR, 3 e-wallet, 4 card, 5 other, 6 none.
-- Source: spec/indicators.md "Survey estimates", "Rulings"; spec/inputs.md "Surveys".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH version AS (
    SELECT r.village_code, r.response_id, r.business_key, r.phone_key, r.submitted_on, r.submitted_at, r.cashless, r.forms,
           r.forms_answered, m.year, f.version_at, r.file_id, r.sheet_no, r.row_no,
           row_number() OVER (PARTITION BY r.response_id ORDER BY f.version_at DESC, r.file_id DESC, r.submitted_at DESC,
                                           r.sheet_no, r.row_no) AS version
      FROM fact.survey_response AS r
      JOIN ops.file AS f ON f.commune_code = r.commune_code AND f.file_id = r.file_id
      JOIN ref.month AS m ON m.commune_code = r.commune_code AND r.submitted_on BETWEEN m.starts_on AND m.ends_on
     WHERE r.commune_code = $1 AND r.submitted_on <= $2 AND ($3::text[] IS NULL OR r.village_code = ANY ($3))
), response AS (
    SELECT v.*, row_number() OVER (ORDER BY submitted_at, version_at, file_id, sheet_no, row_no DESC) AS turn
      FROM version AS v WHERE version = 1
), replaced AS (
    SELECT old.turn, min(new.submitted_on) AS on_day
      FROM response AS old
      JOIN response AS new ON new.village_code = old.village_code AND new.year = old.year AND new.turn > old.turn
                          AND new.business_key = old.business_key AND (new.phone_key = old.phone_key) IS NOT FALSE
     GROUP BY old.turn
), standing AS (
    SELECT r.village_code, m.month, r.forms, r.forms_answered OR r.cashless IS FALSE AS answered,
           r.cashless IS NOT NULL OR r.forms_answered AS stated, coalesce(r.cashless, r.forms & 62 <> 0) AS cashless
      FROM response AS r
      LEFT JOIN replaced AS n USING (turn)
      JOIN ref.month AS m ON m.commune_code = $1 AND m.year = r.year AND m.starts_on <= $2 AND r.submitted_on <= m.ends_on
                         AND (n.on_day > m.ends_on) IS NOT FALSE
)
SELECT 'survey', village_code, month, jsonb_build_object(
           'survey_cashless_n', count(*) FILTER (WHERE stated),
           'survey_cashless_yes', count(*) FILTER (WHERE stated AND cashless),
           'survey_forms_n', count(*) FILTER (WHERE answered),
           'survey_transfer_yes', count(*) FILTER (WHERE answered AND forms & 2 <> 0),
           'survey_qr_yes', count(*) FILTER (WHERE answered AND forms & 4 <> 0),
           'survey_wallet_yes', count(*) FILTER (WHERE answered AND forms & 8 <> 0))
  FROM standing
 GROUP BY village_code, month;
