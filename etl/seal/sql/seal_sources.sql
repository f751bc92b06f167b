-- seal_sources: every file of the ledger. Grain: one row per content. Parameters: $1 commune, $2 year, $3 revision (unused).
SELECT m.name, m.sha256, m.size_bytes AS size, m.state, f.archived::text AS archived
  FROM mart.file AS m
  JOIN ops.file AS f ON f.commune_code = m.commune_code AND encode(f.sha256, 'hex') = m.sha256
 WHERE m.commune_code = $1 AND $2::int IS NOT NULL AND $3::int IS NOT NULL
 ORDER BY m.sha256
