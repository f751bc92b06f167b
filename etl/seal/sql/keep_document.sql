-- keep_document: one file of an open revision. Parameters: $1 commune, $2 year, $3 revision, $4 name, $5 SHA-256, $6 content.
INSERT INTO seal.document (commune_code, year, revision, name, sha256, content) VALUES ($1, $2::int, $3::int, $4, $5, $6)
