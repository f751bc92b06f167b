-- store_signals: brings indicator.signal to what was just found; equal rows are not written again.
-- Parameters: $1 commune, $2 run, $3 villages (NULL: all), $4 as-of date. Out: number of signals there are now.
WITH gone AS (
    DELETE FROM indicator.signal AS o
     WHERE o.commune_code = $1 AND ($3::text[] IS NULL OR o.village_code = ANY ($3))
       AND (o.rule NOT IN ('exactly_full', 'just_over_target', 'same_as_last_month', 'jump') -- those of signals_of_values
            OR (o.village_code, o.month) IN (SELECT village_code, period FROM pg_temp.scope)
            OR o.month IN (SELECT month FROM ref.month WHERE commune_code = $1 AND starts_on > $4::date))
       AND NOT EXISTS (SELECT FROM pg_temp.signal AS s
                        WHERE (s.village_code, s.month, s.rule, s.subject) = (o.village_code, o.month, o.rule, o.subject))
    RETURNING 1
), written AS (
    INSERT INTO indicator.signal AS o (commune_code, village_code, month, rule, subject, figure, compared, question, file_id,
                                       sheet_no, row_no, run_id)
    SELECT $1, s.village_code, s.month, s.rule, s.subject, s.figure, s.compared, s.question, s.file_id, s.sheet_no, s.row_no,
           $2::bigint
      FROM pg_temp.signal AS s
     WHERE NOT EXISTS (SELECT FROM indicator.signal AS e
                        WHERE e.commune_code = $1 AND (e.village_code, e.month, e.rule, e.subject, e.question)
                              = (s.village_code, s.month, s.rule, s.subject, s.question))
        ON CONFLICT (commune_code, village_code, month, rule, subject) DO UPDATE
       SET figure = excluded.figure, compared = excluded.compared, question = excluded.question, file_id = excluded.file_id,
           sheet_no = excluded.sheet_no, row_no = excluded.row_no, run_id = excluded.run_id
    RETURNING xmax = 0 AS added
)
SELECT (SELECT count(*) FROM indicator.signal WHERE commune_code = $1) - (SELECT count(*) FROM gone)
       + (SELECT count(*) FROM written WHERE added);
