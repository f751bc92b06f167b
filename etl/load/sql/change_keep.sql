-- change_keep: the staged rows of the older of two portal exports, to be compared with those of the newer one.
CREATE TEMPORARY TABLE older ON COMMIT DROP AS TABLE stage.dossier
