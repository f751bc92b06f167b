-- dossier_mark: a new name for the state of the commune's dossiers, whenever a load may have changed them.
-- Parameters: $1 commune. Out: the name; never one that was before.
INSERT INTO ops.mark AS m (commune_code, name, value)
VALUES ($1, 'dossiers', pg_catalog.gen_random_uuid()::text)
ON CONFLICT (commune_code, name) DO UPDATE SET value = excluded.value
RETURNING m.value;
