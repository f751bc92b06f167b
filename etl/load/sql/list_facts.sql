-- list_facts: rows in force of each fact.
-- Parameters: $1 commune. Out: fact, rows.
SELECT n.fact, n.rows
FROM (
    SELECT 1 AS place, 'dossier' AS fact, count(*) AS rows FROM fact.dossier WHERE commune_code = $1
    UNION ALL SELECT 2, 'member', count(*) FROM fact.member WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 3, 'activity', count(*) FROM fact.activity WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 4, 'training_attendance', count(*) FROM fact.training_attendance WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 5, 'support', count(*) FROM fact.support WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 6, 'election_participation', count(*) FROM fact.election_participation
              WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 7, 'reach_claim', count(*) FROM fact.reach_claim WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 8, 'proposal', count(*) FROM fact.proposal WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 9, 'survey_response', count(*) FROM fact.survey_response WHERE commune_code = $1 AND in_force
    UNION ALL SELECT 10, 'village_year', count(*) FROM fact.village_year WHERE commune_code = $1
) n
ORDER BY n.place;
