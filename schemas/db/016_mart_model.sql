-- 016_mart_model: what reports say beside the figures: the dossier balance, the share of no known village, comparisons.
-- Grain:  mart.dossier_balance one row per unit (village, UNKNOWN, OUTSIDE, COMMUNE) and period; mart.comparison one row per
--         unit (village, COMMUNE), period and indicator.
-- Rules:  balance: received + carried_in = finished + withdrawn + misdated + open (misdated: finished before received, net).
--         Comparison on today's units: the past of a village is its own and that of the villages merged into it, as the
--         ratio of their sums; merged says so. A village that began within or after the past period has no past of its own.
-- NULL:   no stored value for that time.
-- Source: spec/indicators.md "Dossiers without a village"; spec/inputs.md "Reference list" (splits and merges).

CREATE VIEW mart.dossier_balance AS
WITH figure AS (
    SELECT f.commune_code, u.unit, f.month, sum((f.figures ->> 'dossiers_received')::bigint) AS received,
           sum((f.figures ->> 'dossiers_completed')::bigint) AS finished,
           sum((f.figures ->> 'dossiers_withdrawn')::bigint) AS withdrawn,
           sum((f.figures ->> 'dossiers_misdated')::bigint) AS misdated,
           sum((f.figures ->> 'dossiers_open')::bigint) AS open,
           sum((f.figures ->> 'dossiers_received')::bigint) FILTER (WHERE f.village_code = 'UNKNOWN') AS unattributed
      FROM measure.figure AS f
     CROSS JOIN LATERAL (VALUES (f.village_code), ('COMMUNE')) AS u (unit)
     WHERE f.source = 'dossier'
     GROUP BY 1, 2, 3
), summed AS (
    SELECT f.commune_code, f.unit, p.period, sum(f.received) AS received, sum(f.finished) AS finished,
           sum(f.withdrawn) AS withdrawn, sum(f.misdated) AS misdated,
           (array_agg(f.open ORDER BY f.month DESC))[1] AS open, sum(f.unattributed) AS unattributed
      FROM figure AS f
      JOIN ref.period AS p ON p.commune_code = f.commune_code AND f.month BETWEEN p.first_month AND p.last_month
     GROUP BY 1, 2, 3
)
SELECT commune_code, unit AS village_code, period, finished + withdrawn + misdated + open - received AS carried_in, received,
       finished, withdrawn, misdated, open, coalesce(unattributed, 0) AS unattributed,
       round(coalesce(unattributed, 0) / nullif(received, 0), 30) AS unattributed_share
  FROM summed;

CREATE VIEW mart.comparison AS
WITH RECURSIVE lineage AS (
    SELECT commune_code, village_code AS unit, village_code AS part FROM ref.village
    UNION
    SELECT l.commune_code, l.unit, v.village_code
      FROM lineage AS l JOIN ref.village AS v ON v.commune_code = l.commune_code AND v.successor_code = l.part
), part AS (
    SELECT commune_code, unit, part FROM lineage
    UNION ALL
    SELECT commune_code, 'COMMUNE', 'COMMUNE' FROM ref.commune
), past AS (
    SELECT l.commune_code, l.unit, v.period, v.indicator, bool_or(l.part <> l.unit) AS merged,
           CASE WHEN count(*) = 1 THEN max(v.value) ELSE round(sum(v.numerator) / nullif(sum(v.denominator), 0), 30) END AS value
      FROM part AS l
      JOIN indicator.value AS v ON v.commune_code = l.commune_code AND v.village_code = l.part AND v.value IS NOT NULL
     GROUP BY 1, 2, 3, 4
)
SELECT v.commune_code, v.village_code, v.period, v.indicator, v.value, q.period AS previous_period, a.value AS previous_value,
       y.period AS last_year_period, b.value AS last_year_value,
       coalesce(a.merged, false) OR coalesce(b.merged, false) AS merged
  FROM indicator.value AS v
  JOIN ref.period AS p ON p.commune_code = v.commune_code AND p.period = v.period
  LEFT JOIN ref.period AS q ON q.commune_code = p.commune_code AND q.kind = p.kind AND q.ends_on = p.starts_on - 1
  LEFT JOIN ref.period AS y ON y.commune_code = p.commune_code AND y.kind = p.kind AND y.year = p.year - 1
                           AND substr(y.period, 5) = substr(p.period, 5)
  LEFT JOIN past AS a ON a.commune_code = v.commune_code AND a.unit = v.village_code AND a.period = q.period
                     AND a.indicator = v.indicator
  LEFT JOIN past AS b ON b.commune_code = v.commune_code AND b.unit = v.village_code AND b.period = y.period
                     AND b.indicator = v.indicator
 WHERE v.village_code NOT IN ('UNKNOWN', 'OUTSIDE');
