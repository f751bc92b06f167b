-- citus_triggers: takes away what Citus refuses on a table that is spread. Without dossier_mark nobody but the loader may
--   change dossiers: it would not notice (schemas/db/053_dossier_mark.sql).
DROP TRIGGER IF EXISTS dossier_mark ON fact.dossier
