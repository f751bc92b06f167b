-- audit_add: one entry of the audit log. Parameters: $1 commune, $2 event, $3 run (NULL: none), $4 detail as JSON. Out: its number.
SELECT ops.audit_add($1, $2, $3::bigint, $4::jsonb)
