-- stale_files: contents to be read again from the archive: stale ones, and once in a later run those that a reader was given
--   up on, for which the machine may have been to blame (killed, out of memory, too busy).
-- Parameters: $1 commune, $2 run. Out: file, SHA-256 (hexadecimal), size.
SELECT f.file_id, encode(f.sha256, 'hex'), f.size_bytes
FROM ops.file AS f
WHERE f.commune_code = $1 AND f.archived
  AND (f.stale OR (f.state = 'rejected' AND f.run_id < $2::bigint
    AND f.reason IN ('reader crashed', 'reader timeout', 'file too large')
    -- read by no run but the one it came with
    AND f.run_id <= (SELECT max(a.run_id) FROM ops.arrival AS a
                     WHERE a.commune_code = f.commune_code AND a.file_id = f.file_id)))
ORDER BY f.file_id;
