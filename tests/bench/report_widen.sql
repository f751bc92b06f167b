-- report_widen: a computed commune made wide: every village with its values, measures and points is copied until there are
-- about :villages of them. For the benchmark of the report's memory; the figures mean nothing.
-- Parameters (psql): villages; periods, a list such as '{2026-11,2026}' of which values are copied; figures, true: measures too.
\set ON_ERROR_STOP on
SET search_path = '';
CREATE TEMPORARY TABLE copy AS
SELECT k, '.' || lpad(k::text, 5, '0') AS tail
  FROM generate_series(1, :villages / (SELECT count(*) FROM ref.village) - 1) AS k;
CREATE TEMPORARY TABLE source AS SELECT village_code FROM ref.village;

INSERT INTO ref.village (commune_code, village_code, name, former_commune, valid_from, valid_to)
SELECT v.commune_code, v.village_code || c.tail, v.name || ' ' || c.k, v.former_commune, v.valid_from, v.valid_to
  FROM ref.village AS v, pg_temp.copy AS c;
INSERT INTO fact.village_year (commune_code, village_code, year, population, working_age_population, households, household_businesses)
SELECT y.commune_code, y.village_code || c.tail, y.year, y.population, y.working_age_population, y.households, y.household_businesses
  FROM fact.village_year AS y, pg_temp.copy AS c;
INSERT INTO indicator.value (commune_code, village_code, period, indicator, state, numerator, denominator, value, ci_low, ci_high,
                             frame, bound_low, bound_high, villages, provisional, run_id)
SELECT v.commune_code, v.village_code || c.tail, v.period, v.indicator, v.state, v.numerator, v.denominator, v.value, v.ci_low,
       v.ci_high, v.frame, v.bound_low, v.bound_high, v.villages, v.provisional, v.run_id
  FROM indicator.value AS v, pg_temp.copy AS c
 WHERE v.period = ANY (:'periods'::text[]) AND v.village_code IN (SELECT village_code FROM pg_temp.source);
INSERT INTO measure.figure (commune_code, village_code, month, source, figures, run_id)
SELECT f.commune_code, f.village_code || c.tail, f.month, f.source, f.figures, f.run_id
  FROM measure.figure AS f, pg_temp.copy AS c
 WHERE :figures AND f.month = ANY (:'periods'::text[]) AND f.village_code IN (SELECT village_code FROM pg_temp.source);
INSERT INTO score.total (commune_code, year, village_code, points, held, rank, grade, bound_grade, bound_by, provisional, run_id)
SELECT t.commune_code, t.year, t.village_code || c.tail, t.points, t.held, t.rank, t.grade, t.bound_grade, t.bound_by,
       t.provisional, t.run_id
  FROM score.total AS t, pg_temp.copy AS c WHERE :figures;
INSERT INTO score.criterion_point (commune_code, year, village_code, node, rule, state, numerator, denominator, value, reached,
                                   evidence, base, points, lost, gain, run_id)
SELECT p.commune_code, p.year, p.village_code || c.tail, p.node, p.rule, p.state, p.numerator, p.denominator, p.value, p.reached,
       p.evidence, p.base, p.points, p.lost, p.gain, p.run_id
  FROM score.criterion_point AS p, pg_temp.copy AS c WHERE :figures;
ANALYZE ref.village, indicator.value, measure.figure, score.criterion_point;
