-- forget_file: takes a content's rows and ledger rows out, before it is read again. Arrivals stay;
--   dossiers are rebuilt by the caller.
-- Parameters: $1 commune, $2 file.
WITH
    member_gone AS (DELETE FROM fact.member WHERE commune_code = $1 AND file_id = $2::bigint),
    activity_gone AS (DELETE FROM fact.activity WHERE commune_code = $1 AND file_id = $2::bigint),
    training_attendance_gone AS (DELETE FROM fact.training_attendance WHERE commune_code = $1 AND file_id = $2::bigint),
    election_participation_gone AS (DELETE FROM fact.election_participation WHERE commune_code = $1 AND file_id = $2::bigint),
    support_gone AS (DELETE FROM fact.support WHERE commune_code = $1 AND file_id = $2::bigint),
    reach_claim_gone AS (DELETE FROM fact.reach_claim WHERE commune_code = $1 AND file_id = $2::bigint),
    proposal_gone AS (DELETE FROM fact.proposal WHERE commune_code = $1 AND file_id = $2::bigint),
    survey_response_gone AS (DELETE FROM fact.survey_response WHERE commune_code = $1 AND file_id = $2::bigint),
    sheet_gone AS (DELETE FROM ops.sheet WHERE commune_code = $1 AND file_id = $2::bigint),
    finding_gone AS (DELETE FROM ops.finding WHERE commune_code = $1 AND file_id = $2::bigint),
    quarantine_gone AS (DELETE FROM ops.quarantine WHERE commune_code = $1 AND file_id = $2::bigint)
DELETE FROM ops.file WHERE commune_code = $1 AND file_id = $2::bigint;
