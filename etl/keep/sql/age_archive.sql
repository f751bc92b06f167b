-- age_archive: originals of files that first came before a day are let go; the ledger keeps SHA-256, size, names and when.
-- Rules:  a held file waits for its decision. Portal exports go from the oldest version on without a gap, so that what stays can
--         be applied in order over what the dossiers hold (etl/load/portal.c).
-- Parameters: $1 commune, $2 day (kept from there on). Out: files let go.
WITH came AS (
    SELECT f.file_id, f.family, f.state, f.version_at,
           s.at < $2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS old
    FROM ops.file AS f
    JOIN ops.first_seen AS s ON s.commune_code = f.commune_code AND s.file_id = f.file_id
    WHERE f.commune_code = $1 AND f.archived
), kept AS (
    SELECT version_at, file_id FROM came
    WHERE family = 'portal' AND (NOT old OR state = 'held')
    ORDER BY version_at, file_id
    LIMIT 1
), gone AS (
    UPDATE ops.file AS f SET archived = false, stale = false, aged_at = clock_timestamp()
    FROM came AS c
    WHERE f.commune_code = $1 AND f.file_id = c.file_id AND c.old AND c.state <> 'held'
      AND (c.family <> 'portal' OR NOT EXISTS (SELECT FROM kept AS k WHERE (k.version_at, k.file_id) < (c.version_at, c.file_id)))
    RETURNING 1
)
SELECT count(*) FROM gone;
