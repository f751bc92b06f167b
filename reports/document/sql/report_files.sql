-- report_files: the ledger: every file received by the as-of date.
-- Grain: one row per content (SHA-256). Parameters: $1 commune, $2 as-of date,
-- $3 "ID STATE" of those that the publication before already showed as held or rejected (NULL: there was none).
SELECT f.source AS id, f.sha256, f.name, f.arrivals, (f.size_bytes + 1023) / 1024 AS "sizeKiB", f.state,
       CASE WHEN f.state IN ('held', 'rejected') AND NOT f.source || ' ' || f.state = ANY ($3::text[]) THEN 'true' END AS news,
       nullif(f.reason, '') AS code,
       f.family, f.layout, f.kind, nullif(f.village_code, '') AS unit, nullif(f.month, '') AS month,
       to_char(f.received_at, 'YYYY-MM-DD"T"HH24:MI:SSOF":00"') AS received,
       f.rows_read AS "rowsRead", f.rows_loaded AS "rowsLoaded", f.rows_rejected AS "rowsRejected",
       f.rows_duplicate AS "rowsDuplicate", f.replaced_by AS "replacedBy", nullif(f.reason_text, '') AS "/reason"
  FROM mart.file AS f
 WHERE f.commune_code = $1 AND f.received_at < $2::date + 1
 ORDER BY f.received_at, f.name, f.source
