-- report_balances: dossiers of the period and of the plan year to date: carried in + received = finished + withdrawn + misdated
-- + open; and how many of those received are of no known village. Grain: one row per unit and period.
-- Parameters: $1 commune, $2 period.
SELECT b.village_code AS unit, b.period, b.carried_in AS "carriedIn", b.received, b.finished, b.withdrawn, b.misdated, b.open,
       b.unattributed, trim_scale(round(b.unattributed_share, 16)) AS "unattributedShare",
       round(b.unattributed_share * 100, 2) AS "unattributedPrinted"
  FROM mart.dossier_balance AS b
 WHERE b.commune_code = $1
   AND b.period = ANY (ARRAY(SELECT unnest(ARRAY[p.period, p.year_period]) FROM mart.period AS p
                              WHERE p.commune_code = $1 AND p.period = $2))
 ORDER BY b.village_code, b.period
