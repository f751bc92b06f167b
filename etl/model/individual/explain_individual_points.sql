-- explain_individual_points: the criteria of one member: what was done, the points, what is left to gain.
-- Reads:  score.individual_point, score.individual_rubric. Parameters: $1 commune, $2 year, $3 village, $4 person key in hex.
SELECT n ->> 'node' AS code, n ->> 'name' AS name, trim_scale(p.value)::text AS value, p.points::text,
       trim_scale((n ->> 'max')::numeric)::text AS max, p.lost::text, n ->> 'indicator' AS measure
  FROM score.individual_rubric AS b
 CROSS JOIN jsonb_array_elements(b.rules -> 'nodes') AS n
  JOIN score.individual_point AS p ON p.commune_code = b.commune_code AND p.year = b.year AND p.node = n ->> 'node'
 WHERE b.commune_code = $1 AND b.year = $2::int AND p.village_code = $3 AND p.person_key = decode($4, 'hex')
   AND n ->> 'kind' = 'criterion'
 ORDER BY (n ->> 'position')::int
