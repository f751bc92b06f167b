-- measure_proposal: difficulties and proposals raised, and of these resolved by the as-of date.
-- Grain:  one row per village and reporting month with a proposal.
-- Reads:  fact.proposal, ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  both by the day raised; resolved: state 1, not on a day after the as-of date.
-- Source: spec/indicators.md "Measures".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
SELECT 'proposal', p.village_code, m.month, jsonb_build_object(
           'proposals_raised', count(*),
           'proposals_resolved', count(*) FILTER (WHERE p.state = 1 AND (p.resolved_on <= $2) IS NOT FALSE))
  FROM fact.proposal AS p
  JOIN ref.month AS m ON m.commune_code = p.commune_code AND p.raised_on BETWEEN m.starts_on AND m.ends_on
 WHERE p.commune_code = $1 AND p.in_force AND p.raised_on <= $2 AND ($3::text[] IS NULL OR p.village_code = ANY ($3))
 GROUP BY p.village_code, m.month;
