-- write_file: the ledger row of a content; counts follow once its rows are in.
-- Parameters: $1 commune, $2 file, $3 SHA-256, $4 size, $5 name, $6 state, $7 reason, $8 its text,
--   $9 family, $10 layout, $11 kind, $12 encoding, $13 dialect, $14 village, $15 month, $16
--   version, $17 stated, $18 received (microseconds), $19 archived, $20 run.
INSERT INTO ops.file (commune_code, file_id, sha256, size_bytes, name, state, reason, reason_text, family, layout, kind,
    encoding, dialect, village_code, month, version_at, version_stated, received_at, archived, run_id)
VALUES ($1, $2::bigint, decode($3, 'hex'), $4::bigint, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
    timestamptz 'epoch' + $16::bigint * interval '1 microsecond', $17::boolean,
    timestamptz 'epoch' + $18::bigint * interval '1 microsecond', $19::boolean, $20::bigint);
