-- shadow_put: the inputs of a revision, or of today, as those of another commune. Parameters: $1 commune, $2 year, $3 revision
-- (NULL: today), $4 the other commune's code.
SELECT seal.put_back($1, $2::int, $3::int, $4)
