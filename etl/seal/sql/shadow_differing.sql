-- shadow_differing: what of a revision another commune code (its recomputation, or the live rows) does not have alike.
-- Grain: one row per table that differs. Parameters: $1 commune, $2 year, $3 revision, $4 the other code.
-- Out: table, kind, Vietnamese name, rows that differ, an example's place.
SELECT relation, kind, name, rows, example FROM seal.differing($1, $2::int, $3::int, $4)
