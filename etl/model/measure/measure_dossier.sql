-- measure_dossier: dossiers received, finished, paid, open, overdue.
-- Grain:  one row per village (and UNKNOWN, OUTSIDE) and begun reporting month.
-- Reads:  fact.dossier (once), ref.month. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  received: status not 1, 3; finished: status 9, 10 (or only known from a register and handed over) with a date.
--         In stock from the day received to the day before it is finished; status 7 and 8 never. Overdue from the day
--         after the due date. A stock is the running sum of what entered and left: the pass needs no day-by-day scan.
-- Source: spec/indicators.md "Measures", "Rulings".
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH calendar AS MATERIALIZED (
    SELECT array_agg(starts_on ORDER BY month) || max(ends_on) + 1 AS starts, array_agg(month::text ORDER BY month) AS months,
           count(*) FILTER (WHERE starts_on <= $2)::int AS begun
      FROM ref.month WHERE commune_code = $1
), dossier AS (
    SELECT d.village_code, d.channel, d.due_on, e.received, e.finished, d.digital_result IS TRUE AS digital,
           d.status IN (7, 8) AS withdrawn, d.fee > 0 AND d.fee_exempt IS NOT TRUE AS charged, d.paid_online,
           CASE WHEN e.received IS NOT NULL AND d.due_on IS NOT NULL THEN greatest(e.received, d.due_on + 1) END AS late_from
      FROM fact.dossier AS d,
           LATERAL (SELECT CASE WHEN d.received_on <= $2 AND (d.status IS NULL OR d.status NOT IN (1, 3))
                                THEN d.received_on END AS received,
                           CASE WHEN d.status IN (9, 10) OR d.status IS NULL AND d.returned_on IS NOT NULL
                                THEN coalesce(d.finished_on, d.returned_on) END AS finished_ever) AS s,
           LATERAL (SELECT s.received, CASE WHEN s.finished_ever <= $2 THEN s.finished_ever END AS finished) AS e
     WHERE d.commune_code = $1 AND ($3::text[] IS NULL OR d.village_code = ANY ($3))
), grouped AS (
    SELECT village_code, width_bucket(received, starts) AS received_no, width_bucket(finished, starts) AS finished_no,
           CASE WHEN withdrawn IS NOT TRUE AND late_from <= $2 AND (finished > late_from) IS NOT FALSE
                THEN width_bucket(late_from, starts) END AS late_no,
           count(*) AS n, count(*) FILTER (WHERE channel = 1) AS counter, count(*) FILTER (WHERE channel = 2) AS online,
           count(*) FILTER (WHERE channel = 3) AS postal, count(*) FILTER (WHERE charged) AS charged,
           count(*) FILTER (WHERE charged AND paid_online) AS paid, count(*) FILTER (WHERE withdrawn) AS withdrawn,
           count(*) FILTER (WHERE (due_on < finished) IS NOT TRUE) AS on_time, count(*) FILTER (WHERE digital) AS digital
      FROM dossier CROSS JOIN calendar
     GROUP BY 1, 2, 3, 4
), event AS (
    SELECT g.village_code, e.*
      FROM grouped AS g, LATERAL (VALUES
        (received_no, n, counter, online, postal, charged, paid, withdrawn, 0, 0, 0, n - withdrawn, 0),
        (finished_no, 0, 0, 0, 0, 0, 0, 0, n, on_time, digital, 0, 0),
        (CASE WHEN received_no + finished_no IS NOT NULL THEN greatest(received_no, finished_no) END,
         0, 0, 0, 0, 0, 0, 0, 0, 0, 0, withdrawn - n, 0),
        (late_no, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, n),
        (CASE WHEN late_no IS NOT NULL THEN finished_no END, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -n)
      ) AS e (month_no, received, counter, online, postal, charged, paid, withdrawn, finished, on_time, digital,
              opened, late)
     WHERE e.month_no IS NOT NULL
), monthly AS (
    SELECT village_code, month_no, sum(received) AS received, sum(counter) AS counter, sum(online) AS online,
           sum(postal) AS postal, sum(charged) AS charged, sum(paid) AS paid, sum(withdrawn) AS withdrawn,
           sum(finished) AS finished, sum(on_time) AS on_time, sum(digital) AS digital, sum(opened) AS opened,
           sum(late) AS late
      FROM (SELECT * FROM event UNION ALL
            SELECT v.village_code, m, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
              FROM (SELECT DISTINCT village_code FROM grouped) AS v, calendar, generate_series(1, begun) AS m) AS dense
     GROUP BY village_code, month_no
)
SELECT 'dossier', village_code, months[month_no], jsonb_build_object(
           'dossiers_received', received, 'dossiers_counter', counter, 'dossiers_online', online,
           'dossiers_postal', postal, 'dossiers_completed', finished, 'dossiers_on_time', on_time,
           'dossiers_digital_result', digital, 'dossiers_with_fee', charged, 'dossiers_paid_online', paid,
           'dossiers_withdrawn', withdrawn, 'dossiers_open', open, 'dossiers_overdue', overdue)
  FROM (SELECT *, sum(opened) OVER stock AS open, sum(late) OVER stock AS overdue
          FROM monthly WINDOW stock AS (PARTITION BY village_code ORDER BY month_no)) AS running, calendar
 WHERE month_no BETWEEN 1 AND begun;
