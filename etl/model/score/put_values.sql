-- put_values: the inputs of a scoring from a table of unit, indicator, value.
-- Parameters: $1 JSON list of [unit, indicator, value or null, state or null].
-- Out:    score_input: every unit with every criterion; a value that is not in the list is missing.
WITH given AS (
    SELECT g ->> 0 AS unit, g ->> 1 AS indicator, (g ->> 2)::numeric AS value, g ->> 3 AS state
      FROM jsonb_array_elements($1::jsonb) AS g
)
INSERT INTO pg_temp.score_input (scenario, unit, node, value, state)
SELECT 0, u.unit, n.node, g.value, coalesce(g.state, CASE WHEN g.value IS NULL THEN 'no_report' ELSE 'ok' END)
  FROM (SELECT DISTINCT unit COLLATE "C" AS unit FROM given) AS u
  CROSS JOIN pg_temp.score_node AS n
  LEFT JOIN given AS g ON g.unit = u.unit AND g.indicator = n.indicator
 WHERE n.kind = 'criterion'
