-- list_documents: the files of a revision. Grain: one row per file. Parameters: $1 commune, $2 year, $3 revision.
-- Out:    name, SHA-256 as kept, content, SHA-256 of the content as it is.
SELECT name, sha256, content, encode(sha256(convert_to(content, 'UTF8')), 'hex')
  FROM seal.document WHERE commune_code = $1 AND year = $2::int AND revision = $3::int
 ORDER BY name
