-- frozen_individual_rubric: the rubric by which the members of a year were scored. Parameters: $1 commune, $2 year.
SELECT document FROM score.individual_rubric WHERE commune_code = $1 AND year = $2::int
