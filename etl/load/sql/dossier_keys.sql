-- dossier_keys: which dossiers are to be built anew: those of the file in the stage, and those
--   that it last changed before.
-- Parameters: $1 commune, $2 file.
INSERT INTO stage.dossier_key (code)
SELECT code FROM stage.dossier
UNION
SELECT code FROM fact.dossier WHERE commune_code = $1 AND file_id = $2::bigint;
