-- 061_village_index_owner: the loader computes, the owner of fact.dossier makes its index (see 060_village_index).
ALTER FUNCTION measure.index_dossiers(text) SECURITY DEFINER;
REVOKE ALL ON FUNCTION measure.index_dossiers(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION measure.index_dossiers(text) TO thidua_loader;
