-- frozen_rubric: the rubric's document as the year was scored by it. Parameters: $1 commune, $2 year.
SELECT document FROM score.rubric WHERE commune_code = $1 AND year = $2::int
