-- measure_reach_claim: the latest cumulative head count that a village claims for each topic, and its highest so far.
-- Grain:  one row per village with a claim and begun reporting month.
-- Reads:  fact.reach_claim, ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  a claim belongs to the reporting month of its workbook; the latest claim of the plan year stands until the next.
--         NULL: no claim yet. claim_highest_*: with it a claim below an earlier one is found.
-- Source: spec/indicators.md "Measures", "Reach".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH claim AS (
    SELECT c.village_code, c.month, c.topic, max(c.persons) AS persons
      FROM fact.reach_claim AS c
     WHERE c.commune_code = $1 AND c.in_force AND ($3::text[] IS NULL OR c.village_code = ANY ($3))
     GROUP BY 1, 2, 3
), standing AS (
    SELECT c.village_code, m.month, c.topic, max(c.persons) AS highest,
           (array_agg(c.persons ORDER BY c.month DESC))[1] AS latest
      FROM ref.month AS m
      JOIN claim AS c ON c.month <= m.month AND left(c.month, 4) = left(m.month, 4)
     WHERE m.commune_code = $1 AND m.starts_on <= $2
     GROUP BY 1, 2, 3
)
SELECT 'reach_claim', village_code, month, jsonb_build_object(
           'reach_service', max(latest) FILTER (WHERE topic = 1),
           'reach_vneid', max(latest) FILTER (WHERE topic = 2),
           'reach_platform', max(latest) FILTER (WHERE topic = 3),
           'claim_highest_service', max(highest) FILTER (WHERE topic = 1),
           'claim_highest_vneid', max(highest) FILTER (WHERE topic = 2),
           'claim_highest_platform', max(highest) FILTER (WHERE topic = 3))
  FROM standing
 GROUP BY village_code, month;
