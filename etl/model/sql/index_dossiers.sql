-- index_dossiers: see schemas/db/060_village_index.sql. Parameters: $1 commune.
SELECT measure.index_dossiers($1);
