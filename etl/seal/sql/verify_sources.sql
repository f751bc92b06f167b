-- verify_sources: every content of the ledger and of every revision. Grain: one row per content. Parameters: $1 commune.
-- Out:    SHA-256, name, whether the archive keeps it (NULL: a revision knows it, the ledger no longer does).
SELECT coalesce(m.sha256, k.sha256), coalesce(m.name, ''), f.archived
  FROM (SELECT DISTINCT substr(w.content ->> 'sha256', 3) AS sha256 FROM seal.row AS w
         WHERE w.commune_code = $1 AND w.relation = 'ops.file') AS k
  FULL JOIN (SELECT sha256, name FROM mart.file WHERE commune_code = $1) AS m USING (sha256)
  LEFT JOIN ops.file AS f ON f.commune_code = $1 AND encode(f.sha256, 'hex') = m.sha256
 ORDER BY 1
