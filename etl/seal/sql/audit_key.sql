-- audit_key: the certificate at the last entry "key"; no row: none yet. Parameters: $1 commune.
SELECT a.detail ->> 'certificate' FROM ops.audit AS a
 WHERE a.commune_code = $1 AND a.event = 'key' ORDER BY a.entry_no DESC LIMIT 1
