-- dossier_count: dossiers of the commune. Parameters: $1 commune.
SELECT count(*) FROM fact.dossier WHERE commune_code = $1;
