-- document_heads: heads of the audit log in frozen documents. Grain: one row per revision. Parameters: $1 commune.
-- Out:    year-revision, number of the entry, its hash as the document holds it.
SELECT d.year || '-' || d.revision, substring(d.content FROM ' auditEntry="([0-9]+)"'), substring(d.content FROM ' auditHead="([0-9a-f]+)"')
  FROM seal.document AS d WHERE d.commune_code = $1 AND d.name = 'ranking.xml'
 ORDER BY d.year, d.revision
