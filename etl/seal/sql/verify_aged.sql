-- verify_aged: originals that are not kept. Parameters: $1 commune. Out: aged out, aged out by the audit chain, neither kept nor aged
--   nor of a forbidden column.
SELECT aged, noted, unexplained FROM seal.aged_original WHERE commune_code = $1;
