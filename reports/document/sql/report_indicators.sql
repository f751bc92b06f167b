-- report_indicators: the catalogue's indicators with the target of the year.
-- Grain: one row per indicator. Parameters: $1 commune, $2 year.
SELECT i.indicator AS code, i.unit, i.direction, i.commune_rule AS "communeRule", i.capped::text AS capped, i.unattributed::text AS unattributed,
       i.numerator_op AS "numeratorOperation", i.numerator_value AS "numeratorConstant",
       i.denominator_op AS "denominatorOperation", i.denominator_value AS "denominatorConstant",
       nullif(i.plan, '') AS plan, t.value AS target, t.origin AS "targetOrigin",
       i.name AS "/name", i.numerator_text AS "/numerator", i.denominator_text AS "/denominator",
       nullif(i.evidence_text, '') AS "/evidenceText"
  FROM mart.indicator AS i
  LEFT JOIN mart.target AS t
         ON t.commune_code = i.commune_code AND t.indicator = i.indicator AND t.year = $2::int
 WHERE i.commune_code = $1
 ORDER BY i.position, i.indicator
