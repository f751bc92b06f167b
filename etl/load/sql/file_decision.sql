-- file_decision: the newest decision about a content.
-- Parameters: $1 commune, $2 SHA-256 (hexadecimal). Out: no row, or: kind (file-village,
--   file-reject), value.
SELECT kind, value
FROM ops.decision
WHERE commune_code = $1 AND kind IN ('file-village', 'file-reject') AND subject = $2
ORDER BY decision_id DESC
LIMIT 1;
