-- village_exists: whether the commune has a village of this code. Parameters: $1 commune, $2
--   village.
SELECT EXISTS (SELECT FROM ref.village WHERE commune_code = $1 AND village_code = $2);
