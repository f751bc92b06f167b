-- dossier_keep_known: dossiers that are there already are not built anew: an export older than originals that are gone can only
--   add dossiers that no newer one named. Parameters: $1 commune.
DELETE FROM stage.dossier_key AS k USING fact.dossier AS d WHERE d.commune_code = $1 AND d.code = k.code;
