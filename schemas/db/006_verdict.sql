-- 006_verdict: rows of the facts that settling rejected or named duplicates, as findings see them.
-- Grain:  one row per such row. field: the name column for members, as listings show it.

CREATE VIEW ops.verdict AS
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.member WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.activity WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.training_attendance WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.election_participation WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.support WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.reach_claim WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.proposal WHERE verdict <> 0
UNION ALL
SELECT commune_code, village_code, file_id, sheet_no, row_no, verdict FROM fact.survey_response WHERE verdict <> 0;
