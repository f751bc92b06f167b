-- dossier_keep_keys: leaves in the stage only the dossiers being built anew.
DELETE FROM stage.dossier s WHERE NOT EXISTS (SELECT FROM stage.dossier_key k WHERE k.code = s.code);
