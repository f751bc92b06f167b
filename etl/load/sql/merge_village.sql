-- merge_village: villages of the list; of several years the latest row describes the village, the earliest day begins it.
-- Parameters: $1 commune code; arrays, one element per row of the list: $2 code, $3 name, $4 former commune,
--             $5 valid from, $6 valid to (last day), $7 successor code, $8 year.
-- NULL rule:  no valid_from, valid_to = without bound.
WITH listed AS (
    SELECT DISTINCT ON (w.code)
           w.code, w.name, w.former_commune, w.successor_code,
           min(COALESCE(w.valid_from, '-infinity'::date)) OVER (PARTITION BY w.code) AS valid_from,
           COALESCE(w.valid_to, 'infinity'::date) AS valid_to
      FROM unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::int[])
           AS w (code, name, former_commune, valid_from, valid_to, successor_code, year)
     ORDER BY w.code, w.year DESC NULLS LAST
)
MERGE INTO ref.village AS v
USING listed AS l ON v.commune_code = $1 AND v.village_code = l.code
WHEN MATCHED AND (v.name, v.former_commune, v.valid_from, v.valid_to, v.successor_code)
     IS DISTINCT FROM (l.name, l.former_commune, l.valid_from, l.valid_to, l.successor_code) THEN
    UPDATE SET name = l.name, former_commune = l.former_commune, valid_from = l.valid_from, valid_to = l.valid_to,
               successor_code = l.successor_code
WHEN NOT MATCHED THEN
    INSERT (commune_code, village_code, name, former_commune, valid_from, valid_to, successor_code)
    VALUES ($1, l.code, l.name, l.former_commune, l.valid_from, l.valid_to, l.successor_code);
