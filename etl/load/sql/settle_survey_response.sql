-- settle_survey_response: one answer counts for each business over all surveys of a plan year.
-- Rules:  same response id: the newest file's row stands. Same village and business name is the
--   same business, except where both
--         have a phone and the phones differ; the latest submission wins. Where the latest of a
--   name has no phone it stands for
--         all of that name; otherwise the latest of each phone stands and answers without phone
--   fall to it.
-- Verdict: 3 where the answer that stands is in the same file, else 4.
-- Parameters: $1 commune. Reads fact.survey_response, ops.file, ref.commune (nd09: the year runs
--   from 15 December).
WITH answers AS (
    SELECT a.*, f.version_at,
           extract(year FROM a.submitted_on + CASE c.calendar WHEN 'nd09' THEN 17 ELSE 0 END)::int AS plan_year
    FROM fact.survey_response a
    JOIN ops.file f ON f.commune_code = a.commune_code AND f.file_id = a.file_id
    JOIN ref.commune c ON c.commune_code = a.commune_code
    WHERE a.commune_code = $1
), versions AS (
    SELECT a.*, first_value(file_id) OVER same AS stands_in, row_number() OVER same AS version
    FROM answers a
    WINDOW same AS (PARTITION BY response_id
                    ORDER BY version_at DESC, file_id DESC, submitted_at DESC, sheet_no, row_no)
), names AS (
    SELECT v.*, first_value(phone_key) OVER (
               PARTITION BY plan_year, village_code, business_key
               ORDER BY submitted_at DESC, version_at DESC, file_id DESC, sheet_no, row_no) IS NULL AS phoneless_stands
    FROM versions v WHERE version = 1
), businesses AS (
    SELECT n.*, CASE WHEN phoneless_stands THEN NULL ELSE coalesce(phone_key, first_value(phone_key) OVER (
               PARTITION BY plan_year, village_code, business_key
               ORDER BY submitted_at DESC, version_at DESC, file_id DESC, sheet_no, row_no)) END AS phone
    FROM names n
), ranked AS (
    SELECT b.file_id, b.sheet_no, b.row_no, first_value(file_id) OVER one AS stands_in, row_number() OVER one AS rank
    FROM businesses b
    WINDOW one AS (PARTITION BY plan_year, village_code, business_key, phone
                   ORDER BY submitted_at DESC, version_at DESC, file_id DESC, sheet_no, row_no)
    UNION ALL
    SELECT file_id, sheet_no, row_no, stands_in, version FROM versions WHERE version > 1
), verdicts AS (
    SELECT r.*, CASE WHEN rank = 1 THEN 0 WHEN stands_in = file_id THEN 3 ELSE 4 END AS found FROM ranked r
)
UPDATE fact.survey_response t SET verdict = r.found, in_force = r.found = 0
FROM verdicts r
WHERE t.commune_code = $1 AND t.file_id = r.file_id AND t.sheet_no = r.sheet_no
  AND t.row_no = r.row_no
  AND (t.verdict, t.in_force) IS DISTINCT FROM (r.found::smallint, r.found = 0);
