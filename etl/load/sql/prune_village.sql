-- prune_village: villages no longer listed that nothing names (a mistyped code), with their names and yearly figures.
-- Parameters: $1 commune code, $2 array of listed codes.
WITH named AS (
    SELECT village_code FROM fact.dossier WHERE commune_code = $1
    UNION SELECT village_code FROM fact.member WHERE commune_code = $1
    UNION SELECT village_code FROM fact.activity WHERE commune_code = $1
    UNION SELECT village_code FROM fact.training_attendance WHERE commune_code = $1
    UNION SELECT village_code FROM fact.election_participation WHERE commune_code = $1
    UNION SELECT village_code FROM fact.support WHERE commune_code = $1
    UNION SELECT village_code FROM fact.reach_claim WHERE commune_code = $1
    UNION SELECT village_code FROM fact.proposal WHERE commune_code = $1
    UNION SELECT village_code FROM fact.survey_response WHERE commune_code = $1
    UNION SELECT village_code FROM ops.file WHERE commune_code = $1
    UNION SELECT value FROM ops.decision WHERE commune_code = $1
), gone AS (
    DELETE FROM ref.village AS v
     WHERE v.commune_code = $1 AND v.village_code <> ALL ($2::text[])
       AND v.village_code NOT IN (SELECT n.village_code FROM named AS n WHERE n.village_code IS NOT NULL)
    RETURNING v.village_code
), gone_alias AS (
    DELETE FROM ref.village_alias AS a USING gone AS g WHERE a.commune_code = $1
        AND a.village_code = g.village_code
)
DELETE FROM fact.village_year AS y USING gone AS g WHERE y.commune_code = $1
    AND y.village_code = g.village_code;
