-- evaluate_moved: the indicators of open periods join those whose villages moved: the commune's are evaluated anew.
-- Parameters: $1 commune. Reads: pg_temp.scope, ref.indicator. Out: pg_temp.moved.
INSERT INTO pg_temp.moved (period, indicator)
SELECT p.period, i.indicator
  FROM (SELECT DISTINCT period FROM pg_temp.scope WHERE open) AS p CROSS JOIN ref.indicator AS i
 WHERE i.commune_code = $1
    ON CONFLICT DO NOTHING;
