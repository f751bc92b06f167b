-- fact_damage: facts that were changed beside the loader since a revision. Parameters: $1 commune, $2 year, $3 revision.
-- Grain: one row per table. Out: table, Vietnamese name, rows, an example's place.
SELECT relation, name, rows, example FROM seal.fact_damage($1, $2::int, $3::int)
