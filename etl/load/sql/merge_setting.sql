-- merge_setting: dated rules of commune.xml; equal rows are not written again.
-- Parameters: $1 commune code; arrays: $2 names, $3 dates from which they hold, $4 values.
INSERT INTO ref.setting AS s (commune_code, name, valid_from, value)
SELECT $1, w.name, w.valid_from, w.value
  FROM unnest($2::text[], $3::date[], $4::numeric[]) AS w (name, valid_from, value)
 WHERE NOT EXISTS (SELECT FROM ref.setting AS o
                    WHERE o.commune_code = $1 AND o.name = w.name AND o.valid_from = w.valid_from
                      AND o.value = w.value)
ON CONFLICT (commune_code, name, valid_from) DO UPDATE SET value = excluded.value;
