-- values_twice: the first line of a table of values that repeats a unit and an indicator.
-- Parameters: $1 the JSON list of put_values.sql. Out: number of the row, from 1; no row = none is repeated.
SELECT position
  FROM (SELECT position, row_number() OVER (PARTITION BY g ->> 0, g ->> 1 ORDER BY position) AS nth
          FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS list (g, position)) AS numbered
 WHERE nth = 2
 ORDER BY position
 LIMIT 1
