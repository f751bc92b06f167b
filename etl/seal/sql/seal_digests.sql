-- seal_digests: digest of the kept rows of each table. Grain: one row per table. Parameters: $1 commune, $2 year, $3 revision.
SELECT relation, rows AS count, sha256 FROM seal.digest
 WHERE commune_code = $1 AND year = $2::int AND revision = $3::int
 ORDER BY relation
