-- late_forget: nothing came after the revision that is being closed. Parameters: $1 commune, $2 year.
DELETE FROM score.difference WHERE commune_code = $1 AND year = $2::int
