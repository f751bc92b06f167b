-- evaluate_moved: where the basis changed, or a village ended or a rule began between two as-of dates, the commune's indicators
-- of open periods are evaluated anew beside those of which a village's value moved.
-- Parameters: $1 commune, $2 as-of date, $3 basis of the indicators, $4 full. Reads: pg_temp.scope, measure.computed,
--             ref.indicator, ref.village, ref.setting. Out: pg_temp.moved.
INSERT INTO pg_temp.moved (period, indicator)
WITH before AS (
    SELECT least(as_of, $2::date) AS from_day, greatest(as_of, $2::date) AS to_day FROM measure.computed
     WHERE commune_code = $1 AND source = '*' AND basis = $3 AND NOT $4::boolean
)
SELECT p.period, i.indicator
  FROM (SELECT DISTINCT period FROM pg_temp.scope WHERE open) AS p CROSS JOIN ref.indicator AS i
 WHERE i.commune_code = $1
   AND (NOT EXISTS (SELECT FROM before)
        OR EXISTS (SELECT FROM ref.village AS v JOIN before AS b ON v.valid_to BETWEEN b.from_day AND b.to_day
                    WHERE v.commune_code = $1)
        OR EXISTS (SELECT FROM ref.setting AS s JOIN before AS b ON s.valid_from BETWEEN b.from_day AND b.to_day
                    WHERE s.commune_code = $1))
    ON CONFLICT DO NOTHING;
