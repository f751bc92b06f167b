-- dossier_unbuild: takes the dossiers to be built anew out.
-- Parameters: $1 commune.
DELETE FROM fact.dossier d USING stage.dossier_key k WHERE d.commune_code = $1 AND d.code = k.code;
