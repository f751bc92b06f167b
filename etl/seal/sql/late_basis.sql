-- late_basis: what the differences of a frozen year rest on. Parameters: $1 commune, $2 year, $3 as-of date, $4 digest of the rules.
-- Out:    one row: last revision (0: not frozen); digest; whether the stored differences rest on the same.
WITH last AS (
    SELECT max(v.revision) AS revision FROM seal.revision AS v WHERE v.commune_code = $1 AND v.year = $2::int
), digest AS (
    SELECT md5(concat_ws('|', $3::text, $4::text, l.revision,
               (SELECT string_agg(md5((to_jsonb(f) - 'run_id')::text), '' ORDER BY f.file_id) FROM ops.file AS f WHERE f.commune_code = $1),
               (SELECT max(d.decision_id) FROM ops.decision AS d WHERE d.commune_code = $1),
               (SELECT string_agg(md5(v::text), '' ORDER BY v.village_code) FROM ref.village AS v WHERE v.commune_code = $1),
               (SELECT string_agg(md5(s::text), '' ORDER BY s.name, s.valid_from) FROM ref.setting AS s WHERE s.commune_code = $1),
               (SELECT string_agg(md5(y::text), '' ORDER BY y.village_code, y.year) FROM fact.village_year AS y WHERE y.commune_code = $1),
               (SELECT string_agg(md5(c::text), '' ORDER BY c.village_code, c.period, c.indicator)
                  FROM score.verified AS c WHERE c.commune_code = $1))) AS digest, l.revision
      FROM last AS l
)
SELECT coalesce(d.revision, 0), d.digest,
       EXISTS (SELECT FROM ops.mark AS m WHERE m.commune_code = $1 AND m.name = 'late ' || $2::int AND m.value = d.digest)
  FROM digest AS d
