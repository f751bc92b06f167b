-- chain_hash: the hash at a place of a chain; no row: the chain is shorter. Parameters: $1 commune, $2 chain (chot, audit), $3 number.
SELECT hash FROM ops.audit WHERE $2 = 'audit' AND commune_code = $1 AND entry_no = $3::bigint
UNION ALL
SELECT head FROM seal.revision WHERE $2 = 'chot' AND commune_code = $1 AND chain_no = $3::bigint
