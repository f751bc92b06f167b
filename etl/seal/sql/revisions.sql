-- revisions: every revision, in the order of the chain. Grain: one row per revision. Parameters: $1 commune, $2 year (NULL: all).
SELECT v.year, v.revision, v.chain_no, v.previous, v.head, v.reason, v.as_of, v.provisional, v.program, v.signed, v.run_id,
       to_char(v.frozen_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI'), v.frozen_by,
       v.revision = max(v.revision) OVER (PARTITION BY v.year) AS latest
  FROM seal.revision AS v
 WHERE v.commune_code = $1 AND ($2::int IS NULL OR v.year = $2::int)
 ORDER BY v.chain_no
