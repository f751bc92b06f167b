-- forget_firmness: takes away the rank intervals of a year, which rest on what changed. Parameters: $1 commune, $2 year.
WITH pair AS (
    DELETE FROM score.pair WHERE commune_code = $1 AND year = $2::int
), draws AS (
    DELETE FROM score.draws WHERE commune_code = $1 AND year = $2::int
)
DELETE FROM score.firmness WHERE commune_code = $1 AND year = $2::int
