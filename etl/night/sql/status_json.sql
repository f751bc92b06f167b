-- status_json: all of `thidua status` as one JSON document for other programs. $1 commune code, $2 as-of date,
-- $3 plan year.
SELECT jsonb_pretty(jsonb_build_object(
    'commune', $1::text,
    'as_of', $2::date,
    'last_success', (SELECT max(ended_at) FROM ops.run WHERE commune_code = $1 AND state = 'done' AND kind = 'nightly'),
    'last_run', (SELECT to_jsonb(r) - 'commune_code' - 'backend_pid' FROM ops.run AS r
                 WHERE commune_code = $1 ORDER BY run_id DESC LIMIT 1),
    'files', (SELECT coalesce(jsonb_object_agg(state, files), '{}')
              FROM (SELECT state, count(*) AS files FROM ops.file WHERE commune_code = $1 GROUP BY state) AS s),
    'rows', (SELECT jsonb_build_object('read', sum(rows_read), 'loaded', sum(rows_loaded), 'rejected', sum(rows_rejected),
                                       'duplicate', sum(rows_duplicate))
             FROM ops.file WHERE commune_code = $1),
    'waiting', (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', encode(sha256, 'hex'), 'state', state, 'reason', reason,
                                                             'received_at', received_at) ORDER BY received_at, file_id), '[]')
                FROM ops.file WHERE commune_code = $1 AND state = 'held'),
    'rows_waiting', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'commune_code' ORDER BY r.family, r.village_code, r.month), '[]')
                     FROM ops.row_waiting AS r WHERE r.commune_code = $1),
    'unplaced', (SELECT coalesce(jsonb_agg(to_jsonb(u) - 'commune_code' ORDER BY u.family, u.reason), '[]')
                 FROM ops.unplaced AS u WHERE u.commune_code = $1),
    'missing', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.village_code), '[]')
                FROM ops.missing_report($1, $2::date, $3::int) AS m)));
