-- prune_setting: rules that commune.xml no longer states.
-- Parameters: $1 commune code; arrays: $2 names, $3 dates from which they hold.
delete from ref.setting as s
 where s.commune_code = $1
   and not exists (select from unnest($2::text[], $3::date[]) as w (name, valid_from)
                    where w.name = s.name and w.valid_from = s.valid_from)
