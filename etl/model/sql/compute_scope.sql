-- compute_scope: which sources are stale, and for which villages.
-- Grain:  one row per source given, in their order. Out: source, stale, villages (NULL: all), basis, ledger.
-- Reads:  measure.computed, measure.dirty, ref.*, ops.file. Parameters: $1 commune, $2 as-of date, $3 full (boolean),
--         arrays: $4 sources ('*' stands for the indicators), $5 their SQL's or catalogue's digest.
-- Rules:  all is stale after another as-of date, SQL, catalogue, rule, calendar or list of villages; else the villages that
--         the loader marked. The ledger of files changed without a single mark: all, to be safe.
WITH reference AS (
    SELECT md5(concat_ws('|',
        (SELECT string_agg(md5(v::text), '' ORDER BY v.village_code) FROM ref.village AS v WHERE commune_code = $1),
        (SELECT string_agg(md5(s::text), '' ORDER BY s.name, s.valid_from) FROM ref.setting AS s WHERE commune_code = $1),
        (SELECT string_agg(md5(m::text), '' ORDER BY m.month) FROM ref.month AS m WHERE commune_code = $1),
        (SELECT string_agg(md5(y::text), '' ORDER BY y.village_code, y.year) FROM fact.village_year AS y
          WHERE commune_code = $1))) AS digest
), ledger AS (
    SELECT md5(coalesce(string_agg(concat_ws(' ', file_id, state, replaced_by, rows_loaded, village_code, month), ','
                                   ORDER BY file_id), '')) AS digest
      FROM ops.file WHERE commune_code = $1
), mark AS (
    SELECT fact, array_agg(DISTINCT village_code ORDER BY village_code) AS villages FROM measure.dirty
     WHERE commune_code = $1 GROUP BY fact
), wanted AS (
    SELECT w.source, w.position, md5(w.digest || r.digest) AS basis, l.digest AS ledger, s.facts
      FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS w (source, digest, position)
     CROSS JOIN reference AS r CROSS JOIN ledger AS l
      LEFT JOIN ref.measure_source AS s ON s.commune_code = $1 AND s.source = w.source
), judged AS (
    SELECT w.*, ARRAY(SELECT DISTINCT v FROM mark AS k, unnest(k.villages) AS v WHERE k.fact = ANY (w.facts)
                       ORDER BY v) AS marked,
           $3::boolean OR c.source IS NULL OR c.as_of <> $2::date OR c.basis <> w.basis
           OR c.ledger <> w.ledger AND ('file' = ANY (w.facts) OR NOT EXISTS (SELECT FROM mark)) AS all_stale
      FROM wanted AS w
      LEFT JOIN measure.computed AS c ON c.commune_code = $1 AND c.source = w.source
)
SELECT source, all_stale OR cardinality(marked) > 0 AS stale,
       CASE WHEN NOT (all_stale OR '*' = ANY (marked)) THEN marked END AS villages, basis, ledger
  FROM judged
 ORDER BY position;
