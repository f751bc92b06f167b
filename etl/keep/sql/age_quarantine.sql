-- age_quarantine: cells of rejected rows of files that first came before a day go; what was wrong with them stays (ops.finding).
-- Parameters: $1 commune, $2 day (kept from there on). Out: rows removed.
WITH gone AS (
    DELETE FROM ops.quarantine AS q
     WHERE q.commune_code = $1
       AND coalesce((SELECT s.at FROM ops.first_seen AS s WHERE s.commune_code = $1 AND s.file_id = q.file_id), q.kept_since)
           < $2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    RETURNING 1
)
SELECT count(*) FROM gone;
