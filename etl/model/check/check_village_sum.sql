-- check_village_sum: dossiers of the villages, of UNKNOWN and of OUTSIDE add up to those of the commune.
-- Grain:  one row per measure that does not. Parameters: $1 commune, $2 as-of date, $3 the villages just computed (NULL: all).
-- Reads:  measure.figure; fact.dossier, counted without villages and months, another way than measure_dossier does;
--         seal.frozen_year: figures of a frozen year stand while its dossiers go on, so neither is counted.
WITH frozen AS (
    SELECT year FROM seal.frozen_year WHERE commune_code = $1
), calendar AS (
    SELECT least(max(ends_on), $2::date) AS last_on, max(month) AS last_month,
           left(max(month), 4)::int NOT IN (SELECT year FROM frozen) AS last_moves,
           range_agg(daterange(starts_on, least(ends_on, $2::date), '[]'))
               FILTER (WHERE left(month, 4)::int NOT IN (SELECT year FROM frozen)) AS days
      FROM ref.month WHERE commune_code = $1 AND starts_on <= $2::date
), summed AS (
    SELECT sum((f.figures ->> 'dossiers_received')::bigint) AS received,
           sum((f.figures ->> 'dossiers_completed')::bigint) AS finished,
           sum((f.figures ->> 'dossiers_open')::bigint) FILTER (WHERE f.month = c.last_month) AS open
      FROM measure.figure AS f CROSS JOIN calendar AS c WHERE f.commune_code = $1 AND f.source = 'dossier'
       AND left(f.month, 4)::int NOT IN (SELECT year FROM frozen)
       AND ($3::text[] IS NULL OR f.village_code = ANY ($3))
), counted AS (
    SELECT count(*) FILTER (WHERE (status IS NULL OR status NOT IN (1, 3)) AND received_on <@ c.days) AS received,
           count(*) FILTER (WHERE (status IN (9, 10) OR status IS NULL AND returned_on IS NOT NULL)
                              AND coalesce(finished_on, returned_on) <@ c.days) AS finished,
           count(*) FILTER (WHERE c.last_moves AND received_on <= c.last_on AND (status IS NULL OR status NOT IN (1, 3, 7, 8))
                              AND (status IN (9, 10) AND coalesce(finished_on, returned_on) <= c.last_on
                                   OR status IS NULL AND returned_on IS NOT NULL
                                      AND coalesce(finished_on, returned_on) <= c.last_on) IS NOT TRUE) AS open
      FROM fact.dossier CROSS JOIN calendar AS c
     WHERE commune_code = $1 AND ($3::text[] IS NULL OR village_code = ANY ($3))
)
SELECT format('%s: %s <> %s', measure, figure, facts)
  FROM summed AS s CROSS JOIN counted AS c CROSS JOIN LATERAL (VALUES
       ('dossiers_received', s.received, c.received), ('dossiers_completed', s.finished, c.finished),
       ('dossiers_open', s.open, c.open)) AS compared (measure, figure, facts)
 WHERE coalesce(figure, 0) <> facts;
