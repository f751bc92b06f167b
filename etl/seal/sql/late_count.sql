-- late_count: villages whose total, rank or grade late data would change, and all differences. Parameters: $1 commune, $2 year.
SELECT count(*) FILTER (WHERE node = 'TOTAL'), count(*) FROM score.difference WHERE commune_code = $1 AND year = $2::int
