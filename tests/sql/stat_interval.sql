-- stat: intervals and the stratified estimate against published figures (statsmodels, R package binom, R survey; ids as in
-- published/survey_examples.tsv) and against the formulas in Python's fractions and 50-digit decimals.
\ir lib/tap.psql
SELECT plan(28);
CREATE FUNCTION pg_temp.near(got numeric, want numeric, tolerance numeric, what text) RETURNS text LANGUAGE sql AS
    'SELECT ok(abs(got - want) <= tolerance, what || format('': %s'', got))';

SELECT t FROM stat.wilson_interval(18, 20, NULL, 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(low, 0.6989663547715128, 1e-6, 'S001 low')),
                       (pg_temp.near(high, 0.972133518786232, 1e-6, 'S001 high'))) AS test (t);
SELECT t FROM stat.wilson_interval(4, 20, NULL, 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(low, 0.0806576625797981, 1e-6, 'S003 low')),
                       (pg_temp.near(high, 0.4160174322518935, 1e-6, 'S003 high'))) AS test (t);
SELECT t FROM stat.wald_interval(4, 20, 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(low, 0.0246954918846837, 1e-6, 'S005 low')),
                       (pg_temp.near(high, 0.3753045081153163, 1e-6, 'S005 high'))) AS test (t);
SELECT t FROM stat.wilson_interval(4, 200, NULL, 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(low, 0.00780442641634947, 1e-6, 'S007 low')),
                       (pg_temp.near(high, 0.05028708690582643, 1e-6, 'S007 high'))) AS test (t);
SELECT t FROM stat.wilson_interval(190, 200, NULL, 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(low, 0.910421851861224, 1e-6, 'S009 low')),
                       (pg_temp.near(high, 0.972617354399236, 1e-6, 'S009 high'))) AS test (t);
SELECT t FROM stat.stratified_proportion('{4421,755,1018}', '{100,50,50}', '{91,26,35}', 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(p, 0.827948014207, 1e-9, 'S029 p')),
                       (pg_temp.near(sqrt(variance), 0.024344780090, 1e-9, 'S029 se')),
                       (pg_temp.near(n_effective, 240.353830, 1e-6, 'S035 effective sample'))) AS test (t);
SELECT t FROM stat.stratified_proportion('{4421,755,1018}', '{100,50,50}', '{75,17,24}', 0.95) AS got,
       LATERAL (VALUES (pg_temp.near(p, 0.655649015176, 1e-9, 'S036 p')),
                       (pg_temp.near(sqrt(variance), 0.033725495985, 1e-9, 'S036 se'))) AS test (t);

SELECT is(format('%s %s', trim_scale(round(low, 14)), trim_scale(round(high, 14))), '0.51727241339967 0.93723118260719',
          '8 of 10 from a frame of 55') FROM stat.wilson_interval(8, 10, 55, 0.95);
SELECT is(format('%s %s', trim_scale(low), trim_scale(high)), '0.75 0.75', 'a census has no width')
  FROM stat.wilson_interval(6, 8, 8, 0.95);
SELECT is(stat.wilson_interval(4, 20, 10, 0.95), stat.wilson_interval(4, 20, NULL, 0.95), 'a stale frame corrects nothing');
SELECT is(format('%s %s', round(low, 12), high), '0.206549314377 1.000000000000000000000000000000', 'all of one, frame 19')
  FROM stat.wilson_interval(1, 1, 19, 0.95);
SELECT is((stat.wilson_interval(0, 0, 10, 0.95)).low, NULL, 'nobody asked: no interval');
SELECT is(format('%s %s %s', round(p, 12), round(low, 12), round(high, 12)), '0.617647058824 0.401465356777 0.795517316680',
          'a single response takes the pooled variance, a census adds none') FROM
    stat.stratified_proportion('{10,20,30,8}', '{1,5,10,8}', '{1,2,7,3}', 0.95);
SELECT is(format('%s %s', trim_scale(n_effective), round(low, 12)), '8 0.675592435116', 'variance 0 without a census: n_e is the sample')
  FROM stat.stratified_proportion('{10,20}', '{3,5}', '{3,5}', 0.95);
SELECT is(format('%s %s', round(p, 12), round(high, 12)), '0.433333333333 0.704249075457', 'a stale frame in a stratum: factor 1')
  FROM stat.stratified_proportion('{10,20}', '{12,5}', '{6,2}', 0.95);
SELECT is(format('%s %s %s', trim_scale(p), trim_scale(low), trim_scale(high)), '0.5 0.5 0.5', 'full census: zero width')
  FROM stat.stratified_proportion('{2,4}', '{2,4}', '{1,2}', 0.95);

SELECT is(stat.significant(0.03700724054706999, 12), '0.0370072405471', 'twelve digits, leading zeros do not count');
SELECT is(stat.significant(1240, 12), '1240', 'whole numbers stay whole');
SELECT is(stat.significant(0.0000012345678901234, 12), '0.00000123456789012', 'never an exponent');
SELECT is(stat.significant(-2.5, 12), '-2.5', 'negative');
SELECT * FROM finish();
ROLLBACK;
