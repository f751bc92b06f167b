-- put_stored: the inputs of a year's scoring from the stored indicators and measures.
-- Reads:  indicator.value, score.verified, measure.value, ref.village, ref.period; score_node.
-- Parameters: $1 commune, $2 year, $3 as-of date.
-- Out:    score_input of scenario 0: every village there is on the last day counted, with every criterion.
-- Rules:  a flow is summed over the months of the period, a stock or year-to-date figure is that of its last month begun. A
--         state is counted over the village's indicators of the period. No row: no_report. A verified value stands in for the claimed.
WITH village AS (
    SELECT v.village_code
      FROM ref.village AS v
      JOIN ref.period AS y ON y.commune_code = v.commune_code AND y.period = $2::text
     WHERE v.commune_code = $1 AND least(y.ends_on, $3::date) BETWEEN v.valid_from AND v.valid_to
), criterion AS (
    SELECT n.node, n.source, n.indicator, p.period, p.first_month, p.last_month
      FROM pg_temp.score_node AS n
      LEFT JOIN ref.period AS p
             ON p.commune_code = $1 AND p.period = $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END
     WHERE n.kind = 'criterion'
), given AS (
    SELECT v.village_code, c.node, coalesce(f.value, i.value) AS value, CASE WHEN f.value IS NULL THEN i.state ELSE 'ok' END AS state
      FROM criterion AS c CROSS JOIN village AS v
      JOIN indicator.value AS i ON i.commune_code = $1 AND i.village_code = v.village_code AND i.period = c.period
                               AND i.indicator = c.indicator
      LEFT JOIN score.verified AS f ON f.commune_code = $1 AND f.village_code = v.village_code AND f.period = c.period
                                   AND f.indicator = c.indicator
     WHERE c.source = 'indicator'
    UNION ALL
    SELECT v.village_code, c.node, CASE WHEN m.kind = 'flow' THEN sum(m.value)
                                        ELSE (array_agg(m.value ORDER BY m.month DESC))[1] END, NULL
      FROM criterion AS c CROSS JOIN village AS v
      JOIN measure.value AS m ON m.commune_code = $1 AND m.village_code = v.village_code AND m.measure = c.indicator
                             AND m.month BETWEEN c.first_month AND c.last_month
     WHERE c.source = 'measure'
     GROUP BY v.village_code, c.node, m.kind
    UNION ALL
    SELECT v.village_code, c.node, count(*) FILTER (WHERE i.state = c.indicator), NULL
      FROM criterion AS c CROSS JOIN village AS v
      JOIN indicator.value AS i ON i.commune_code = $1 AND i.village_code = v.village_code AND i.period = c.period
     WHERE c.source = 'state'
     GROUP BY v.village_code, c.node
)
INSERT INTO pg_temp.score_input (scenario, unit, node, value, state)
SELECT 0, village_code, node, max(value), coalesce(max(state), CASE WHEN max(value) IS NULL THEN 'no_report' ELSE 'ok' END)
  FROM (SELECT village_code, node, value, state FROM given
        UNION ALL
        SELECT village_code, node, NULL, NULL FROM village CROSS JOIN criterion) AS every
 GROUP BY village_code, node
