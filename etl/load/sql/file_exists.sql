-- file_exists: has this deployment's database taken any file yet? Parameters: $1 commune code. Out: one boolean.
select exists (select from ops.file as f where f.commune_code = $1)
