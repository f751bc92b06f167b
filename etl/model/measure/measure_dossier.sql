-- measure_dossier: dossiers received, finished, paid, open, overdue.
-- Grain:  one row per village (and UNKNOWN, OUTSIDE) and begun reporting month.
-- Reads:  fact.dossier (once), ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  received: status not 1, 3; finished: status 9, 10 (or only known from a register and handed over) with a date.
--         In stock from the day received to the day before it is finished; status 7 and 8 never. Overdue from the day
--         after the due date. A stock is the running sum of what entered and left, so that the pass needs no day-by-day
--         scan: it groups by the months of receipt, finish and delay, and only these groups are looked at again.
--         dossiers_misdated: finished before they were received or never received: in no stock, they keep the balance.
-- Source: spec/indicators.md "Measures", "Rulings"; research/performance.md section 4.
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH calendar AS MATERIALIZED (
    SELECT array_agg(starts_on ORDER BY month) || max(ends_on) + 1 AS starts,
           array_agg(month::text ORDER BY month) AS months, count(*) FILTER (WHERE starts_on <= $2)::int AS begun
      FROM ref.month WHERE commune_code = $1
), dossier AS (
    SELECT d.village_code, d.channel, d.status, d.due_on, d.digital_result, d.paid_online,
           d.fee > 0 AND d.fee_exempt IS NOT TRUE AS charged,
           CASE WHEN d.received_on <= $2 AND (d.status IS NULL OR d.status NOT IN (1, 3)) THEN d.received_on END AS received,
           CASE WHEN (d.status IN (9, 10) OR d.status IS NULL AND d.returned_on IS NOT NULL)
                     AND coalesce(d.finished_on, d.returned_on) <= $2 THEN coalesce(d.finished_on, d.returned_on)
                END AS finished
      FROM fact.dossier AS d
     WHERE d.commune_code = $1 AND ($3::text[] IS NULL OR d.village_code = ANY ($3))
    OFFSET 0 -- each expression is computed once a row
), grouped AS MATERIALIZED (
    SELECT village_code, width_bucket(received, (SELECT starts FROM calendar)) AS received_no,
           width_bucket(finished, (SELECT starts FROM calendar)) AS finished_no,
           CASE WHEN due_on < coalesce(finished, $2) AND received <= coalesce(finished - 1, $2)
                     AND (status IN (7, 8)) IS NOT TRUE
                THEN width_bucket(greatest(received, due_on + 1), (SELECT starts FROM calendar)) END AS late_no,
           count(*)::int AS n, (count(*) FILTER (WHERE channel = 1))::int AS counter,
           (count(*) FILTER (WHERE channel = 2))::int AS online, (count(*) FILTER (WHERE channel = 3))::int AS postal,
           (count(*) FILTER (WHERE charged))::int AS charged, (count(*) FILTER (WHERE charged AND paid_online))::int AS paid,
           (count(*) FILTER (WHERE status IN (7, 8)))::int AS withdrawn,
           (count(*) FILTER (WHERE (due_on < finished) IS NOT TRUE))::int AS on_time,
           (count(*) FILTER (WHERE digital_result))::int AS digital,
           (count(*) FILTER (WHERE received IS NOT NULL AND (status IN (7, 8)) IS NOT TRUE
                               AND (finished < received) IS NOT TRUE))::int AS stocked
      FROM dossier
     GROUP BY 1, 2, 3, 4
), entered AS (
    SELECT village_code, received_no AS no, sum(n) AS n, sum(counter) AS counter, sum(online) AS online,
           sum(postal) AS postal, sum(charged) AS charged, sum(paid) AS paid, sum(withdrawn) AS withdrawn,
           sum(stocked) AS stocked
      FROM grouped WHERE received_no IS NOT NULL GROUP BY 1, 2
), finished AS (
    SELECT village_code, finished_no AS no, sum(n) AS n, sum(on_time) AS on_time, sum(digital) AS digital,
           sum(stocked) AS stocked, sum(n) FILTER (WHERE late_no IS NOT NULL) AS late
      FROM grouped WHERE finished_no IS NOT NULL GROUP BY 1, 2
), delayed AS (
    SELECT village_code, late_no AS no, sum(n) AS n FROM grouped WHERE late_no IS NOT NULL GROUP BY 1, 2
), monthly AS (
    SELECT v.village_code AS village, m AS month_no, e.*, f.n AS f_n, f.on_time, f.digital, f.stocked AS f_stocked,
           sum(coalesce(e.stocked, 0) - coalesce(f.stocked, 0)) OVER stock AS open,
           sum(coalesce(d.n, 0) - coalesce(f.late, 0)) OVER stock AS overdue
      FROM (SELECT DISTINCT village_code FROM grouped) AS v
     CROSS JOIN generate_series(0, (SELECT begun FROM calendar)) AS m
      LEFT JOIN entered AS e ON e.village_code = v.village_code AND e.no = m
      LEFT JOIN finished AS f ON f.village_code = v.village_code AND f.no = m
      LEFT JOIN delayed AS d ON d.village_code = v.village_code AND d.no = m
    WINDOW stock AS (PARTITION BY v.village_code ORDER BY m)
)
SELECT 'dossier', x.village, c.months[x.month_no], jsonb_build_object(
           'dossiers_received', coalesce(n, 0), 'dossiers_counter', coalesce(counter, 0),
           'dossiers_online', coalesce(online, 0), 'dossiers_postal', coalesce(postal, 0),
           'dossiers_completed', coalesce(f_n, 0), 'dossiers_on_time', coalesce(on_time, 0),
           'dossiers_digital_result', coalesce(digital, 0), 'dossiers_with_fee', coalesce(charged, 0),
           'dossiers_paid_online', coalesce(paid, 0), 'dossiers_withdrawn', coalesce(withdrawn, 0),
           'dossiers_open', open, 'dossiers_overdue', overdue, 'dossiers_misdated',
           coalesce(n - withdrawn - stocked, 0) - coalesce(f_n - f_stocked, 0))
  FROM monthly AS x
 CROSS JOIN calendar AS c
 WHERE x.month_no > 0;
