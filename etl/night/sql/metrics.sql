-- metrics: the lines of a node_exporter textfile: counts and times only. $1 commune code. Out: one text.
-- Source: spec/operations.md "Monitoring".
WITH success AS (
    SELECT max(ended_at) AS at FROM ops.run WHERE commune_code = $1 AND kind = 'nightly' AND state = 'done'
), line AS (
    SELECT 1 AS position, 'thidua_last_start_seconds' AS name, '' AS label, extract(epoch FROM max(started_at)) AS value
    FROM ops.run WHERE commune_code = $1 AND kind = 'nightly'
    UNION ALL
    SELECT 2, 'thidua_last_success_seconds', '', extract(epoch FROM at) FROM success
    UNION ALL
    SELECT 3, 'thidua_files', '{state="' || state || '"}', count(*) FROM ops.file WHERE commune_code = $1 GROUP BY state
    UNION ALL
    SELECT 4, 'thidua_rows', '{outcome="' || outcome || '"}', rows
    FROM (SELECT sum(rows_loaded), sum(rows_rejected), sum(rows_duplicate) FROM ops.file WHERE commune_code = $1)
         AS s (loaded, rejected, duplicate)
    CROSS JOIN LATERAL (VALUES ('loaded', loaded), ('rejected', rejected), ('duplicate', duplicate)) AS v (outcome, rows)
    UNION ALL
    SELECT 5, 'thidua_oldest_held_seconds', '', extract(epoch FROM clock_timestamp() - min(received_at))
    FROM ops.file WHERE commune_code = $1 AND state = 'held'
    UNION ALL
    SELECT 6, 'thidua_last_export_seconds', '', max(value::numeric) FROM ops.mark WHERE commune_code = $1 AND name = 'exported'
)
SELECT coalesce(string_agg('# TYPE ' || name || ' gauge' || E'\n' || lines, E'\n' ORDER BY position), '') || E'\n'
FROM (
    SELECT position, name, string_agg(name || label || ' ' || coalesce(trim_scale(value::numeric), 0), E'\n' ORDER BY label) AS lines
    FROM line
    GROUP BY position, name
) AS g;
