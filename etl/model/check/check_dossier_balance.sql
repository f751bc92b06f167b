-- check_dossier_balance: per month (and so per period) received + carried in = finished + withdrawn or stopped + still open.
-- Grain:  one row per village, month where it does not hold. Parameters: $1 commune, $2 as-of date,
--         $3 villages (NULL: all). Reads: measure.figure, seal.frozen_year: what a frozen year ended with stands, so nothing is
--         said of what was carried from or into it.
WITH frozen AS (
    SELECT year FROM seal.frozen_year WHERE commune_code = $1
), figure AS (
    SELECT f.village_code, f.month, (f.figures ->> 'dossiers_received')::numeric AS received,
           (f.figures ->> 'dossiers_open')::numeric AS open, (f.figures ->> 'dossiers_completed')::numeric AS finished,
           (f.figures ->> 'dossiers_withdrawn')::numeric AS withdrawn,
           (f.figures ->> 'dossiers_misdated')::numeric AS misdated,
           lag((f.figures ->> 'dossiers_open')::numeric) OVER village AS carried_in,
           left(f.month, 4)::int AS year, lag(left(f.month, 4)::int) OVER village AS year_before
      FROM measure.figure AS f JOIN ref.month AS m USING (commune_code, month)
     WHERE f.commune_code = $1 AND f.source = 'dossier' AND m.starts_on <= $2::date
       AND ($3::text[] IS NULL OR f.village_code = ANY ($3))
    WINDOW village AS (PARTITION BY f.village_code ORDER BY f.month)
)
SELECT format('%s %s: %s + %s <> %s + %s + %s + %s', village_code, month, received, carried_in, finished, withdrawn,
              misdated, open)
  FROM figure
 WHERE received + carried_in <> finished + withdrawn + misdated + open
   AND (year = year_before OR year NOT IN (SELECT year FROM frozen) AND year_before NOT IN (SELECT year FROM frozen))
 ORDER BY village_code, month;
