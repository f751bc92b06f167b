-- explain_dossier: the dossiers behind a figure of source dossier.
-- Grain:  one row per dossier. Out: file_id, sheet_no, row_no. Parameters: $1 commune, $2 village (NULL: all and of none),
--         $3 measure, $4 first day, $5 last day of the period to date, $6 first day of the plan year.
SELECT d.file_id, d.sheet_no, d.row_no
  FROM fact.dossier AS d,
       LATERAL (SELECT CASE WHEN d.status IS NULL OR d.status NOT IN (1, 3) THEN d.received_on END AS received,
                       CASE WHEN d.status IN (9, 10) OR d.status IS NULL AND d.returned_on IS NOT NULL
                            THEN coalesce(d.finished_on, d.returned_on) END AS finished) AS e,
       LATERAL (SELECT e.received BETWEEN $4::date AND $5::date AS came, e.finished BETWEEN $4::date AND $5::date AS went,
                       e.received <= $5::date AND (d.status IN (7, 8)) IS NOT TRUE
                       AND (e.finished <= $5::date) IS NOT TRUE AS open,
                       d.fee > 0 AND d.fee_exempt IS NOT TRUE AS charged) AS s
 WHERE d.commune_code = $1 AND ($2::text IS NULL OR d.village_code = $2) AND $6::date IS NOT NULL
   AND CASE $3::text
       WHEN 'dossiers_received' THEN came
       WHEN 'dossiers_counter' THEN came AND d.channel = 1
       WHEN 'dossiers_online' THEN came AND d.channel = 2
       WHEN 'dossiers_postal' THEN came AND d.channel = 3
       WHEN 'dossiers_withdrawn' THEN came AND d.status IN (7, 8)
       WHEN 'dossiers_with_fee' THEN came AND charged
       WHEN 'dossiers_paid_online' THEN came AND charged AND d.paid_online
       WHEN 'dossiers_completed' THEN went
       WHEN 'dossiers_on_time' THEN went AND (d.due_on < finished) IS NOT TRUE
       WHEN 'dossiers_digital_result' THEN went AND d.digital_result
       WHEN 'dossiers_open' THEN open
       WHEN 'dossiers_overdue' THEN open AND d.due_on < $5::date END
 ORDER BY 1, 2, 3;
