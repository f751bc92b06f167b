-- late_rows: a revision against a recomputation, as a JSON list. Parameters: $1 commune, $2 year, $3 revision, $4 the other code.
SELECT coalesce(jsonb_agg(to_jsonb(d)), '[]')::text FROM seal.point_difference($1, $2::int, $3::int, $4) AS d
