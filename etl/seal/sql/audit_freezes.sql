-- audit_freezes: freezes that the log tells of and that are gone or not the same. Grain: one row per freeze. Parameters: $1 commune.
-- Out:    year-revision; head now (NULL: gone).
SELECT (a.detail ->> 'year') || '-' || (a.detail ->> 'revision'), v.head
  FROM ops.audit AS a
  LEFT JOIN seal.revision AS v ON v.commune_code = a.commune_code AND v.chain_no = (a.detail ->> 'chain')::int
 WHERE a.commune_code = $1 AND a.event = 'freeze' AND v.head IS DISTINCT FROM a.detail ->> 'head'
 ORDER BY a.entry_no
