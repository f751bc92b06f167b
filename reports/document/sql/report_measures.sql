-- report_measures: the catalogue's measures.
-- Grain: one row per measure. Parameters: $1 commune.
SELECT measure AS code, unit, kind, array_to_string(facts, ' ') AS facts, internal::text AS internal, name AS "/name",
       nullif(description, '') AS "/description"
  FROM mart.measure
 WHERE commune_code = $1
 ORDER BY position, measure
