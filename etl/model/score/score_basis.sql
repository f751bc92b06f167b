-- score_basis: what a year's scoring rests on, and what of the stored one still rests on the same.
-- Reads:  score_input, score_node, indicator.value, ref.period, score.computed, score.draws.
-- Parameters: $1 commune, $2 year, $3 rubric as JSON, $4 program version, $5 as-of date, $6 seed, $7 number of draws (0 = none wanted).
-- Out:    one row: basis (SHA-256); done: nothing is to be computed; draw: draws are wanted and not there; forget: there are
--         draws that rest on something else.
WITH basis AS (
    SELECT encode(sha256(convert_to(concat_ws('|', $3::text, $4::text,
               (SELECT ends_on > $5::date FROM ref.period WHERE commune_code = $1 AND period = $2::text),
               string_agg(concat_ws(' ', i.unit, i.node, i.state, i.value::text, 'n', v.numerator::text, 'd', v.denominator::text,
                                    'l', v.ci_low::text, 'h', v.ci_high::text), ';' ORDER BY i.unit, i.node)), 'UTF8')), 'hex') AS digest
      FROM pg_temp.score_input AS i
      JOIN pg_temp.score_node AS n ON n.node = i.node
      LEFT JOIN indicator.value AS v
             ON v.commune_code = $1 AND v.village_code = i.unit AND n.source = 'indicator' AND v.indicator = n.indicator
            AND v.period = $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END
     WHERE i.scenario = 0
), found AS (
    SELECT b.digest, $7::int > 0 AS wanted,
           EXISTS (SELECT FROM score.computed AS c WHERE c.commune_code = $1 AND c.year = $2::int AND c.basis = b.digest) AS computed,
           EXISTS (SELECT FROM score.draws AS d WHERE d.commune_code = $1 AND d.year = $2::int AND d.basis = b.digest
                                                  AND d.seed = $6 AND d.draws = $7::int) AS drawn,
           EXISTS (SELECT FROM score.draws AS d WHERE d.commune_code = $1 AND d.year = $2::int AND d.basis <> b.digest) AS stale
      FROM basis AS b
)
SELECT digest, computed AND (drawn OR NOT wanted) AS done, wanted AND NOT drawn AS draw, stale OR (wanted AND NOT drawn) AS forget
  FROM found
