-- seal_open: opens the next revision of a year. Parameters: $1 commune, $2 year.
-- Out:    one row: revision, number in the chain, head before it, last audit entry and its hash, now (Viet Nam).
WITH opened AS (
    INSERT INTO seal.opening (commune_code, year, revision)
    SELECT $1, $2::int, 1 + coalesce(max(v.revision), 0)
      FROM seal.revision AS v WHERE v.commune_code = $1 AND v.year = $2::int
    RETURNING revision
)
SELECT o.revision, 1 + coalesce(v.chain_no, 0), coalesce(v.head, repeat('0', 64)), coalesce(a.entry_no, 0),
       coalesce(a.hash, repeat('0', 64)),
       to_char(clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')
  FROM opened AS o
  LEFT JOIN LATERAL (SELECT chain_no, head FROM seal.revision WHERE commune_code = $1 ORDER BY chain_no DESC LIMIT 1) AS v ON true
  LEFT JOIN LATERAL (SELECT entry_no, hash FROM ops.audit WHERE commune_code = $1 ORDER BY entry_no DESC LIMIT 1) AS a ON true
