-- score_count: villages scored in a year, how many are ranked, how many held. Parameters: $1 commune, $2 year.
SELECT count(*), count(rank), count(*) FILTER (WHERE held) FROM score.total WHERE commune_code = $1 AND year = $2::int
