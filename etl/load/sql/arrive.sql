-- arrive: a content came under a name; of several times the earliest counts.
-- Parameters: $1 commune, $2 file, $3 name, $4 modification time (microseconds since 1970), $5 run.
INSERT INTO ops.arrival (commune_code, file_id, name, modified_at, run_id)
VALUES ($1, $2::bigint, $3, timestamptz 'epoch' + $4::bigint * interval '1 microsecond', $5::bigint)
ON CONFLICT (commune_code, file_id, name) DO UPDATE SET modified_at = excluded.modified_at
WHERE excluded.modified_at < arrival.modified_at;
