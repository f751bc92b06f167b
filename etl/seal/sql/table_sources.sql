-- table_sources: nguon.csv: every file of the ledger. Grain: one row per content. Parameters: $1 commune, $2 year, $3 revision (unused).
SELECT name, sha256, size_bytes, state, family, layout, village_code, month, rows_read, rows_loaded, rows_rejected, rows_duplicate
  FROM mart.file
 WHERE commune_code = $1 AND $2::int IS NOT NULL AND $3::int IS NOT NULL
 ORDER BY sha256
