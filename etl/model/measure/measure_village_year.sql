-- measure_village_year: the frames: working-age population and household businesses of the village.
-- Grain:  one row per village with yearly figures and begun reporting month.
-- Reads:  fact.village_year, ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  the figures of the plan year serve all its reporting months; NULL: not known.
-- Source: spec/indicators.md "Rulings".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
SELECT 'village_year', y.village_code, m.month, jsonb_build_object(
           'working_age_population', y.working_age_population, 'household_businesses', y.household_businesses)
  FROM fact.village_year AS y
  JOIN ref.month AS m ON m.commune_code = y.commune_code AND m.year = y.year
 WHERE y.commune_code = $1 AND m.starts_on <= $2 AND ($3::text[] IS NULL OR y.village_code = ANY ($3));
