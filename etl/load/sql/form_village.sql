-- form_village: the name that stands in a village's form.
-- Parameters: $1 commune, $2 village. Out: name; no row where there is no such village.
SELECT name FROM ref.village WHERE commune_code = $1 AND village_code = $2
