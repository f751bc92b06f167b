-- list_changes: figures of ended months that a later computation restated, the latest run first. Parameters: $1 commune,
-- $2 period whose months are wanted (NULL: all), $3 village (NULL: all).
-- Grain:  one row per run, village, month and published measure; files: names as they arrived, none where a rule, the list of
--         villages or the catalogue changed, or a month went by.
SELECT c.run_id, to_char(r.as_of, 'YYYY-MM-DD'), c.village_code, c.month, c.measure, stat.significant(c.old_value, 12),
       stat.significant(c.new_value, 12),
       (SELECT string_agg(DISTINCT a.name, '; ' ORDER BY a.name) FROM ops.arrival AS a
         WHERE a.commune_code = c.commune_code AND a.file_id = ANY (c.file_ids))
  FROM measure.change AS c
  JOIN ref.measure AS m USING (commune_code, measure)
  LEFT JOIN ops.run AS r ON r.commune_code = c.commune_code AND r.run_id = c.run_id
  LEFT JOIN ref.period AS p ON p.commune_code = c.commune_code AND p.period = $2
 WHERE c.commune_code = $1 AND NOT m.internal AND ($3::text IS NULL OR c.village_code = $3)
   AND ($2::text IS NULL OR c.month BETWEEN p.first_month AND p.last_month)
 ORDER BY c.run_id DESC, c.month, c.village_code, m.position;
