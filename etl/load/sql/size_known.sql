-- size_known: whether some content of this size is in the ledger: then hashing alone may settle
--   the matter.
-- Parameters: $1 commune, $2 size in bytes.
SELECT EXISTS (SELECT FROM ops.file WHERE commune_code = $1 AND size_bytes = $2::bigint);
