-- dossier_worth: whether a file is so large beside the dossiers in force that comparing all of them first is worth it.
-- Parameters: $1 size of the file in bytes. A row takes about 370 bytes in a CSV and 165 in the table.
SELECT $1::bigint * 2 >= pg_relation_size('fact.dossier');
