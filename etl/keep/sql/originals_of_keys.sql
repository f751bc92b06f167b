-- originals_of_keys: originals that hold rows with one of the keys, before the keys are replaced.
-- Parameters: $1 commune, $2 keys (bytea[]). Out: all, those that are portal exports.
SELECT count(*), count(*) FILTER (WHERE f.family = 'portal')
FROM ops.file AS f
WHERE f.commune_code = $1 AND f.archived AND f.file_id IN (
    SELECT file_id FROM fact.member WHERE commune_code = $1 AND (number_key = ANY ($2::bytea[]) OR name_key = ANY ($2::bytea[]) OR person_key = ANY ($2::bytea[]))
    UNION SELECT file_id FROM fact.training_attendance WHERE commune_code = $1 AND (number_key = ANY ($2::bytea[]) OR name_key = ANY ($2::bytea[]) OR person_key = ANY ($2::bytea[]))
    UNION SELECT file_id FROM fact.election_participation WHERE commune_code = $1 AND (number_key = ANY ($2::bytea[]) OR name_key = ANY ($2::bytea[]) OR person_key = ANY ($2::bytea[]))
    UNION SELECT file_id FROM fact.support WHERE commune_code = $1 AND (number_key = ANY ($2::bytea[]) OR name_key = ANY ($2::bytea[]) OR person_key = ANY ($2::bytea[]))
    UNION SELECT file_id FROM fact.dossier WHERE commune_code = $1 AND applicant_key = ANY ($2::bytea[]));
