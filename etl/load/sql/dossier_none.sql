-- dossier_none: whether the commune has no dossier yet: then a file's rows need not be compared with any.
-- Parameters: $1 commune.
SELECT NOT EXISTS (SELECT FROM fact.dossier WHERE commune_code = $1);
