-- decide_alias: a name that people use for a village; takes the place of an earlier decision about
--   the same name.
-- Parameters: $1 commune, $2 alias, $3 village.
WITH gone AS (
    DELETE FROM ref.village_alias
    WHERE commune_code = $1 AND alias = $2 AND origin = 'decision' AND village_code <> $3
)
INSERT INTO ref.village_alias (commune_code, village_code, alias, origin)
VALUES ($1, $3, $2, 'decision')
ON CONFLICT (commune_code, village_code, alias) DO NOTHING;
