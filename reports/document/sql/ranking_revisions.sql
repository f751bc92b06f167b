-- ranking_revisions: frozen revisions of the year. Grain: one row per revision. Parameters: $1 commune, $2 year.
SELECT revision, chain_no AS chain, head, nullif(reason, '') AS reason, as_of AS "asOf",
       to_char(frozen_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "frozenOn",
       CASE WHEN provisional THEN 'provisional' ELSE 'final' END AS status, signed::text AS signed, latest::text AS latest
  FROM mart.revision WHERE commune_code = $1 AND year = $2::int
 ORDER BY revision
