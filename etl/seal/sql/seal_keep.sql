-- seal_keep: copies the rows that the year rests on into its open revision. Parameters: $1 commune, $2 year, $3 revision.
SELECT seal.keep($1, $2::int, $3::int)
