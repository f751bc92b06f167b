-- values_absent: criteria for which a table of values has no row at all: a slip of the pen, more often than not.
-- Parameters: $1 the JSON list of put_values.sql. Out: one row: codes parted by commas, NULL = none.
SELECT string_agg(n.indicator, ', ' ORDER BY n.position)
  FROM pg_temp.score_node AS n
 WHERE n.kind = 'criterion' AND n.indicator NOT IN (SELECT g ->> 1 FROM jsonb_array_elements($1::jsonb) AS g)
