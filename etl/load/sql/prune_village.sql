-- prune_village: villages no longer listed that nothing names (a mistyped code), with their names and yearly figures.
-- Parameters: $1 commune code, $2 array of listed codes.
with named as (
    select village_code from fact.dossier where commune_code = $1
    union select village_code from fact.member where commune_code = $1
    union select village_code from fact.activity where commune_code = $1
    union select village_code from fact.training_attendance where commune_code = $1
    union select village_code from fact.election_participation where commune_code = $1
    union select village_code from fact.support where commune_code = $1
    union select village_code from fact.reach_claim where commune_code = $1
    union select village_code from fact.proposal where commune_code = $1
    union select village_code from fact.survey_response where commune_code = $1
    union select village_code from ops.file where commune_code = $1
    union select value from ops.decision where commune_code = $1
), gone as (
    delete from ref.village as v
     where v.commune_code = $1 and v.village_code <> all ($2::text[])
       and v.village_code not in (select n.village_code from named as n where n.village_code is not null)
    returning v.village_code
), gone_alias as (
    delete from ref.village_alias as a using gone as g where a.commune_code = $1 and a.village_code = g.village_code
)
delete from fact.village_year as y using gone as g where y.commune_code = $1 and y.village_code = g.village_code
