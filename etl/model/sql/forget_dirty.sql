-- forget_dirty: the changed files of a commune have been worked off. Parameters: $1 commune.
WITH changed AS MATERIALIZED (
    SELECT * FROM measure.changed_file WHERE commune_code = $1
), unmarked AS (
    DELETE FROM measure.dirty WHERE commune_code = $1
), gone AS (
    DELETE FROM measure.ledger AS l USING changed AS c
     WHERE l.commune_code = $1 AND l.file_id = c.file_id AND c.digest IS NULL
)
INSERT INTO measure.ledger (commune_code, file_id, family, villages, digest)
SELECT $1, file_id, family, now_villages, digest FROM changed WHERE digest IS NOT NULL
    ON CONFLICT (commune_code, file_id) DO UPDATE
   SET family = excluded.family, villages = excluded.villages, digest = excluded.digest;
