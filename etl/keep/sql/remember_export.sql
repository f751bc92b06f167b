-- remember_export: when the last export was made, for the age of the backup (metrics). Parameters: $1 commune.
INSERT INTO ops.mark AS m (commune_code, name, value)
VALUES ($1, 'exported', extract(epoch FROM date_trunc('second', clock_timestamp()))::bigint::text)
ON CONFLICT (commune_code, name) DO UPDATE SET value = excluded.value;
