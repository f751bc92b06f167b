-- file_exists: has this deployment's database taken any file yet? Parameters: $1 commune code.
--   Out: one boolean.
SELECT EXISTS (SELECT FROM ops.file AS f WHERE f.commune_code = $1);
