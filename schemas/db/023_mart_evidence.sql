-- 023_mart_evidence: which rows of which file a village's figures rest on, counted.
-- Grain:  one row per fact, village, file and day's year of what happened.
-- Rules:  rows in force only. happened_on is the day the row is about; the reader sums up to the period's end.
-- Reads:  fact.*, ops.file. Source: spec/reports.md "sources", DESIGN.md "One row in five stops".

CREATE VIEW mart.evidence AS
SELECT e.commune_code, e.fact, e.village_code, e.happened_on, left(encode(f.sha256, 'hex'), 16) AS source, e.rows
  FROM (SELECT commune_code, 'dossier' AS fact, village_code, file_id, received_on AS happened_on, count(*) AS rows
          FROM fact.dossier GROUP BY commune_code, village_code, file_id, received_on
        UNION ALL
        SELECT commune_code, 'member', village_code, file_id, coalesce(joined_on, '-infinity'), count(*)
          FROM fact.member WHERE in_force GROUP BY commune_code, village_code, file_id, joined_on
        UNION ALL
        SELECT commune_code, 'activity', village_code, file_id, held_on, count(*)
          FROM fact.activity WHERE in_force GROUP BY commune_code, village_code, file_id, held_on
        UNION ALL
        SELECT commune_code, 'training_attendance', village_code, file_id, held_on, count(*)
          FROM fact.training_attendance WHERE in_force GROUP BY commune_code, village_code, file_id, held_on
        UNION ALL
        SELECT commune_code, 'election_participation', village_code, file_id, held_on, count(*)
          FROM fact.election_participation WHERE in_force GROUP BY commune_code, village_code, file_id, held_on
        UNION ALL
        SELECT commune_code, 'support', village_code, file_id, held_on, count(*)
          FROM fact.support WHERE in_force GROUP BY commune_code, village_code, file_id, held_on
        UNION ALL
        SELECT r.commune_code, 'reach_claim', r.village_code, r.file_id, m.starts_on, count(*)
          FROM fact.reach_claim AS r
          JOIN ref.month AS m ON m.commune_code = r.commune_code AND m.month = r.month
         WHERE r.in_force GROUP BY r.commune_code, r.village_code, r.file_id, m.starts_on
        UNION ALL
        SELECT commune_code, 'proposal', village_code, file_id, raised_on, count(*)
          FROM fact.proposal WHERE in_force GROUP BY commune_code, village_code, file_id, raised_on
        UNION ALL
        SELECT commune_code, 'survey_response', village_code, file_id, submitted_on, count(*)
          FROM fact.survey_response WHERE in_force GROUP BY commune_code, village_code, file_id, submitted_on) AS e
  JOIN ops.file AS f ON f.commune_code = e.commune_code AND f.file_id = e.file_id;

GRANT USAGE ON SCHEMA mart TO thidua_reporter;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;
