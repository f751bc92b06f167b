-- decide: an officer's decision, kept for ever; the newest about a subject holds.
-- Parameters: $1 commune, $2 kind (alias, file-village, file-reject), $3 subject, $4 value, $5
--   reason.
INSERT INTO ops.decision (commune_code, kind, subject, value, reason) VALUES ($1, $2, $3, $4, $5);
