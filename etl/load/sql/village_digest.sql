-- village_digest: remembers the names by which villages are found; tells whether they changed
--   since rows were last matched.
-- Parameters: $1 commune. Out: one row where a digest was remembered and differs, else none.
WITH present AS (
    SELECT md5(coalesce(string_agg(concat_ws('|', v.village_code, v.name, v.former_commune, v.valid_from, v.valid_to, v.successor_code, a.names), ';'
        ORDER BY v.village_code), '')) AS digest
    FROM ref.village v
    LEFT JOIN LATERAL (
        SELECT string_agg(concat_ws('/', n.alias, n.valid_from, n.valid_to), ',' ORDER BY n.alias COLLATE "C") AS names
        FROM ref.village_alias n
        WHERE n.commune_code = v.commune_code AND n.village_code = v.village_code
    ) a ON true
    WHERE v.commune_code = $1
), before AS (
    SELECT m.value FROM ops.mark m WHERE m.commune_code = $1 AND m.name = 'villages'
), kept AS (
    INSERT INTO ops.mark AS m (commune_code, name, value)
    SELECT $1, 'villages', digest FROM present
    ON CONFLICT (commune_code, name) DO UPDATE SET value = excluded.value WHERE m.value <> excluded.value
)
SELECT 1 FROM before b, present p WHERE b.value <> p.digest;
