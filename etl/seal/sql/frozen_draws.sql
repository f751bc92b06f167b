-- frozen_draws: seed and number of the draws of a revision; no row: none were drawn. Parameters: $1 commune, $2 year, $3 revision.
SELECT content ->> 'seed', content ->> 'draws' FROM seal.row
 WHERE commune_code = $1 AND year = $2::int AND revision = $3::int AND relation = 'score.draws'
