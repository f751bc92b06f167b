-- store_figures: brings measure.figure of one source to what was just computed; equal rows are not written again.
-- Reads:  pg_temp.fresh, ref.village, ref.month, ref.measure, measure.changed_file, seal.frozen_year. Parameters: $1 commune, $2 as-of date,
--         $3 villages (NULL: all), $4 source, $5 run. Out: rows written.
-- Rules:  a village has rows for begun months in which it existed; what the SQL gave no row for takes the catalogue's empty
--         value. Dossiers outside a village's time (and of no village) are kept all the same: nothing is lost.
--         Figures of a frozen year stay as they are.
WITH source AS (
    SELECT s.source, s.unattributed, s.facts, jsonb_object_agg(m.measure, m.empty) AS defaults
      FROM ref.measure_source AS s JOIN ref.measure AS m USING (commune_code, source)
     WHERE commune_code = $1 AND source = $4 GROUP BY s.source, s.unattributed, s.facts
), unit AS (
    SELECT v.village_code, v.valid_from, v.valid_to FROM ref.village AS v WHERE v.commune_code = $1
    UNION ALL
    SELECT p, '-infinity', 'infinity' FROM source, unnest(ARRAY['UNKNOWN', 'OUTSIDE']) AS p WHERE unattributed
), grid AS (
    SELECT u.village_code, m.month
      FROM unit AS u JOIN ref.month AS m ON m.commune_code = $1 AND m.starts_on <= $2::date
       AND u.valid_from <= m.ends_on AND u.valid_to >= m.starts_on
     WHERE $3::text[] IS NULL OR u.village_code = ANY ($3)
    UNION
    SELECT f.village_code, f.month FROM pg_temp.fresh AS f, source AS s
     WHERE f.source = $4 AND s.unattributed AND f.figures <> s.defaults
), wanted AS (
    SELECT g.village_code, g.month, s.defaults || coalesce(f.figures, '{}') AS figures
      FROM grid AS g CROSS JOIN source AS s
      LEFT JOIN pg_temp.fresh AS f ON f.source = $4 AND f.village_code = g.village_code AND f.month = g.month
), changed AS (
    SELECT w.village_code, w.month, w.figures, o.figures AS old_figures
      FROM wanted AS w
      LEFT JOIN measure.figure AS o ON o.commune_code = $1 AND o.village_code = w.village_code AND o.month = w.month
                                   AND o.source = $4
     WHERE o.figures IS DISTINCT FROM w.figures
       AND left(w.month, 4)::int NOT IN (SELECT z.year FROM seal.frozen_year AS z WHERE z.commune_code = $1)
), gone AS (
    DELETE FROM measure.figure AS o
     WHERE o.commune_code = $1 AND o.source = $4 AND ($3::text[] IS NULL OR o.village_code = ANY ($3))
       AND NOT EXISTS (SELECT FROM wanted AS w WHERE w.village_code = o.village_code AND w.month = o.month)
       AND left(o.month, 4)::int NOT IN (SELECT z.year FROM seal.frozen_year AS z WHERE z.commune_code = $1)
    RETURNING o.village_code, o.month, o.figures
), newer AS (
    SELECT file_id, family, villages FROM measure.changed_file WHERE commune_code = $1
), restated AS (
    INSERT INTO measure.change (commune_code, run_id, village_code, month, measure, old_value, new_value, file_ids)
    SELECT $1, $5::bigint, c.village_code, c.month, old.key, (c.old_figures ->> old.key)::numeric,
           (c.figures ->> old.key)::numeric,
           ARRAY(SELECT f.file_id FROM newer AS f, source AS s
                  WHERE CASE f.family WHEN 'village' THEN c.village_code = ANY (f.villages) AND s.facts <> '{dossier}'
                             WHEN 'portal' THEN s.facts = '{dossier}'
                             WHEN 'survey' THEN s.facts = '{survey_response}' END ORDER BY f.file_id)
      FROM (SELECT village_code, month, old_figures, figures FROM changed
            UNION ALL SELECT village_code, month, figures, NULL FROM gone) AS c
      JOIN ref.month AS m ON m.commune_code = $1 AND m.month = c.month
      JOIN measure.computed AS p ON p.commune_code = $1 AND p.source = $4 AND p.as_of > m.ends_on
      CROSS JOIN LATERAL jsonb_each(c.old_figures) AS old
     WHERE old.value IS DISTINCT FROM c.figures -> old.key
        ON CONFLICT DO NOTHING
), written AS (
    INSERT INTO measure.figure (commune_code, village_code, month, source, figures, run_id)
    SELECT $1, village_code, month, $4, figures, $5::bigint FROM changed
        ON CONFLICT (commune_code, village_code, month, source) DO UPDATE
       SET figures = excluded.figures, run_id = excluded.run_id
    RETURNING village_code, month
), touched AS (
    INSERT INTO pg_temp.touched (village_code, month)
    SELECT village_code, month FROM written UNION SELECT village_code, month FROM gone
)
SELECT (SELECT count(*) FROM written) + (SELECT count(*) FROM gone);
