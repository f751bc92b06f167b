-- store_criterion_points: brings score.criterion_point of a year to what was computed.
-- Reads:  score_point, score_stat, score_total, score_scenario, score_node; indicator.value for the counts behind a ratio.
-- Parameters: $1 commune, $2 year, $3 run. Out: one row: rows written and removed.
-- Rules:  where a verified value stands in, the counts behind the claim are not its own and left out. A row that is right already is not written. lost: below the maximum (of a penalty: what it took). gain: what the total
--         would gain if the criterion were full, all else equal (NULL where it is left out or has no maximum).
WITH fresh AS (
    SELECT p.unit AS village_code, p.node, p.rule, p.state, CASE WHEN v.value IS NULL THEN i.numerator END AS numerator,
           CASE WHEN v.value IS NULL THEN i.denominator END AS denominator, p.value, p.reached, p.evidence, s.base,
           p.points, CASE WHEN p.available = 0 OR n.function = 'zscore' THEN NULL WHEN parent.kind = 'penalty' THEN -p.points
                          ELSE round(greatest(0, n.max - coalesce(p.points, 0)), coalesce(n.decimals, 20)) END AS lost,
           CASE WHEN p.available > 0 AND n.function <> 'zscore' THEN full_total.points - t.points END AS gain,
           CASE WHEN v.value IS NOT NULL THEN i.value END AS claimed_value,
           CASE WHEN v.value IS NOT NULL THEN claimed.points END AS claimed_points
      FROM pg_temp.score_point AS p
      JOIN pg_temp.score_node AS n ON n.node = p.node AND n.kind = 'criterion'
      JOIN pg_temp.score_node AS parent ON parent.node = n.parent
      JOIN pg_temp.score_total AS t ON t.scenario = 0 AND t.unit = p.unit
      LEFT JOIN pg_temp.score_stat AS s ON s.scenario = 0 AND s.node = p.node
      LEFT JOIN pg_temp.score_scenario AS f ON f.kind = 'full' AND f.node = p.node
      LEFT JOIN pg_temp.score_total AS full_total ON full_total.scenario = f.scenario AND full_total.unit = p.unit
      LEFT JOIN indicator.value AS i
             ON i.commune_code = $1 AND i.village_code = p.unit AND n.source = 'indicator' AND i.indicator = n.indicator
            AND i.period = $2 || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END
      LEFT JOIN score.verified AS v ON v.commune_code = $1 AND v.village_code = p.unit AND v.indicator = i.indicator AND v.period = i.period
      LEFT JOIN pg_temp.score_point AS claimed ON claimed.scenario = 900000 AND claimed.unit = p.unit AND claimed.node = p.node
     WHERE p.scenario = 0
), gone AS (
    DELETE FROM score.criterion_point AS c
     WHERE c.commune_code = $1 AND c.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.village_code = c.village_code AND f.node = c.node)
    RETURNING 1
), written AS (
    INSERT INTO score.criterion_point AS c (commune_code, year, village_code, node, rule, state, numerator, denominator, value,
                                            reached, evidence, base, points, lost, gain, claimed_value,
                                            claimed_points, run_id)
    SELECT $1, $2::int, f.*, $3::bigint FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, node) DO UPDATE
       SET rule = EXCLUDED.rule, state = EXCLUDED.state, numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator,
           value = EXCLUDED.value, reached = EXCLUDED.reached, evidence = EXCLUDED.evidence, base = EXCLUDED.base,
           points = EXCLUDED.points, lost = EXCLUDED.lost, gain = EXCLUDED.gain,
           claimed_value = EXCLUDED.claimed_value, claimed_points = EXCLUDED.claimed_points, run_id = EXCLUDED.run_id
     WHERE (c.rule, c.state, c.numerator, c.denominator, c.value, c.reached, c.evidence, c.base, c.points, c.lost, c.gain,
            c.claimed_value, c.claimed_points)
        IS DISTINCT FROM (EXCLUDED.rule, EXCLUDED.state, EXCLUDED.numerator, EXCLUDED.denominator, EXCLUDED.value,
                          EXCLUDED.reached, EXCLUDED.evidence, EXCLUDED.base, EXCLUDED.points, EXCLUDED.lost, EXCLUDED.gain,
                          EXCLUDED.claimed_value, EXCLUDED.claimed_points)
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
