-- forget_keys: pseudonyms of a person who asked to be forgotten. Parameters: $1 commune, $2 keys (bytea[]). Out: nothing.
INSERT INTO ops.forgotten (commune_code, key, forgotten_at)
SELECT DISTINCT $1, k, clock_timestamp() FROM unnest($2::bytea[]) AS k
ON CONFLICT (commune_code, key) DO UPDATE SET forgotten_at = excluded.forgotten_at;
