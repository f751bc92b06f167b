-- seal_close: the revision is finished. Parameters: $1 commune, $2 year, $3 revision, $4 chain number, $5 previous head, $6 head,
-- $7 reason, $8 as-of date, $9 program, $10 signed, $11 run. Out: one row: provisional, rows kept, source files.
INSERT INTO seal.revision (commune_code, year, revision, chain_no, previous, head, reason, as_of, provisional, program, signed, run_id)
SELECT $1, $2::int, $3::int, $4::int, $5, $6, $7, $8::date, p.ends_on > $8::date, $9, $10::boolean, $11::bigint
  FROM ref.period AS p WHERE p.commune_code = $1 AND p.period = ($2::int)::text
RETURNING provisional, (SELECT count(*) FROM seal.row AS w WHERE w.commune_code = $1 AND w.year = $2::int AND w.revision = $3::int),
          (SELECT count(*) FROM ops.file AS f WHERE f.commune_code = $1)
