-- dossier_keys_all: every dossier is to be built anew (village names changed).
-- Parameters: $1 commune.
INSERT INTO stage.dossier_key (code)
SELECT code FROM stage.dossier
UNION
SELECT code FROM fact.dossier WHERE commune_code = $1;
