-- prune_setting: rules that commune.xml no longer states.
-- Parameters: $1 commune code; arrays: $2 names, $3 dates from which they hold.
DELETE FROM ref.setting AS s
 WHERE s.commune_code = $1
   AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::date[]) AS w (name, valid_from)
                    WHERE w.name = s.name AND w.valid_from = s.valid_from);
