-- compute_scope: which sources are stale, and for which villages.
-- Grain:  one row per source given, in their order. Out: source, stale, villages (NULL: all), basis.
-- Reads:  measure.computed, measure.changed_file, measure.dirty, ref.*, fact.village_year, ops.decision.
--         Parameters: $1 commune, $2 as-of date, $3 full (boolean), arrays: $4 sources ('*' stands for the indicators),
--         $5 their SQL's or catalogue's digest.
-- Rules:  all is stale after another as-of date, SQL, catalogue, rule, calendar, list of villages or decision; else the
--         villages of village workbooks that changed; all villages for surveys (one business counts once over all) and for
--         portal files whose loader marked none.
WITH reference AS (
    SELECT md5(concat_ws('|',
        (SELECT string_agg(md5(v::text), '' ORDER BY v.village_code) FROM ref.village AS v WHERE commune_code = $1),
        (SELECT string_agg(md5(s::text), '' ORDER BY s.name, s.valid_from) FROM ref.setting AS s WHERE commune_code = $1),
        (SELECT string_agg(md5(m::text), '' ORDER BY m.month) FROM ref.month AS m WHERE commune_code = $1),
        (SELECT max(decision_id) FROM ops.decision WHERE commune_code = $1),
        (SELECT string_agg(md5(y::text), '' ORDER BY y.village_code, y.year) FROM fact.village_year AS y
          WHERE commune_code = $1))) AS digest
), changed AS (
    SELECT file_id, family, villages FROM measure.changed_file WHERE commune_code = $1
), mark AS (
    SELECT fact, village_code FROM measure.dirty WHERE commune_code = $1
    UNION
    SELECT f, v FROM changed AS c, unnest(c.villages) AS v,
           unnest(ARRAY['member', 'training_attendance', 'election_participation', 'activity', 'support', 'reach_claim',
                        'proposal', 'file']) AS f
     WHERE c.family = 'village'
    UNION
    SELECT 'survey_response', '*' FROM changed WHERE family = 'survey'
    UNION
    SELECT 'dossier', '*' FROM changed AS c
     WHERE c.family = 'portal' AND NOT EXISTS (SELECT FROM measure.dirty AS d WHERE d.commune_code = $1
                                                  AND d.fact = 'dossier' AND d.file_id = c.file_id)
), judged AS (
    SELECT w.source, w.position, md5(w.digest || r.digest) AS basis,
           ARRAY(SELECT DISTINCT m.village_code::text FROM mark AS m
                  WHERE m.fact = ANY (s.facts) ORDER BY 1) AS marked,
           $3::boolean OR c.source IS NULL OR c.as_of <> $2::date OR c.basis <> md5(w.digest || r.digest) AS all_stale
      FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS w (source, digest, position)
     CROSS JOIN reference AS r
      LEFT JOIN ref.measure_source AS s ON s.commune_code = $1 AND s.source = w.source
      LEFT JOIN measure.computed AS c ON c.commune_code = $1 AND c.source = w.source
)
SELECT source, all_stale OR cardinality(marked) > 0, CASE WHEN NOT (all_stale OR '*' = ANY (marked)) THEN marked END, basis
  FROM judged
 ORDER BY position;
