-- chain_find: where a hash stands in the chains. Parameters: $1 commune, $2 hash. Out: chain, number.
SELECT 'audit', entry_no FROM ops.audit WHERE commune_code = $1 AND hash = $2
UNION ALL
SELECT 'chot', chain_no FROM seal.revision WHERE commune_code = $1 AND head = $2
