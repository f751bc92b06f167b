-- seal_document_digests: the files of a revision. Grain: one row per file. Parameters: $1 commune, $2 year, $3 revision.
SELECT name, sha256 FROM seal.document
 WHERE commune_code = $1 AND year = $2::int AND revision = $3::int
 ORDER BY name
