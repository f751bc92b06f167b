-- period_exists: is there such a period? Parameters: $1 commune, $2 period.
SELECT EXISTS (SELECT FROM ref.period WHERE commune_code = $1 AND period = $2);
