-- mark_stale: village names changed: contents whose rows find their village by name are read again
--   from the archive.
-- Parameters: $1 commune. A village workbook that found its village keeps it.
UPDATE ops.file SET stale = true
WHERE commune_code = $1 AND archived AND NOT stale
  AND (family IN ('portal', 'survey') AND state <> 'rejected' OR state = 'held');
