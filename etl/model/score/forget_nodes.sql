-- forget_nodes: takes away the parts of a year's rubric before others are stored. Parameters: $1 commune, $2 year.
WITH node AS (
    DELETE FROM score.node WHERE commune_code = $1 AND year = $2::int
), band AS (
    DELETE FROM score.band WHERE commune_code = $1 AND year = $2::int
), tie AS (
    DELETE FROM score.tie WHERE commune_code = $1 AND year = $2::int
), grade AS (
    DELETE FROM score.grade WHERE commune_code = $1 AND year = $2::int
)
DELETE FROM score.grade_floor WHERE commune_code = $1 AND year = $2::int
