-- score_draw: the systematic draw: exact probabilities, exact number, same seed same units, and its frequencies.
\ir lib/tap.psql
SELECT plan(13);

-- weights 1 2 3 4, 2 of 4: 2 w / 10
SELECT results_eq($$SELECT code, trim_scale(probability) FROM stat.systematic_draw('{a,b,c,d}', '{1,2,3,4}', 2, 's') ORDER BY code$$,
                  $$VALUES ('a', 0.2), ('b', 0.4), ('c', 0.6), ('d', 0.8)$$, 'probability proportional to weight');
SELECT is((SELECT count(*) FROM stat.systematic_draw('{a,b,c,d}', '{1,2,3,4}', 2, 's') WHERE drawn), 2::bigint, 'as many as asked');
-- weights 1 1 8, 2 of 3: 16/10 > 1, so c is sure and a, b share one place
SELECT results_eq($$SELECT code, trim_scale(probability) FROM stat.systematic_draw('{a,b,c}', '{1,1,8}', 2, 's') ORDER BY code$$,
                  $$VALUES ('a', 0.5), ('b', 0.5), ('c', 1.0)$$, 'a heavy unit is sure, the others share the rest');
-- weights 10 5 1 1, 3 of 4: 30/17 > 1: sure; then 2 of 5 1 1: 10/7 > 1: sure; then 1 of 1 1
SELECT results_eq($$SELECT code, trim_scale(probability) FROM stat.systematic_draw('{a,b,c,d}', '{1,10,1,5}', 3, 's') ORDER BY code$$,
                  $$VALUES ('a', 0.5), ('b', 1.0), ('c', 0.5), ('d', 1.0)$$, 'one after the other');
SELECT ok((SELECT bool_and(drawn) AND sum(probability) = 3 FROM stat.systematic_draw('{a,b,c}', '{1,2,9}', 5, 's')),
          'fewer units than asked: all');
SELECT is((SELECT count(*) FROM stat.systematic_draw('{}', '{}', 3, 's')), 0::bigint, 'nothing to draw from');
SELECT ok((SELECT bool_and(n = 3) FROM (SELECT count(*) FILTER (WHERE drawn) AS n FROM generate_series(1, 500) AS s,
           stat.systematic_draw('{a,b,c,d,e,f,g}', '{1,1,2,1,3,1,5}', 3, s::text) GROUP BY s) AS counts),
          'always as many as asked, thirds and sevenths too');
SELECT is((SELECT array_agg(code) FILTER (WHERE drawn) FROM stat.systematic_draw('{a,b,c,d,e}', '{1,1,1,1,1}', 2, 'x')),
          (SELECT array_agg(code) FILTER (WHERE drawn) FROM stat.systematic_draw('{a,b,c,d,e}', '{1,1,1,1,1}', 2, 'x')), 'same seed, same units');
SELECT is((SELECT array_agg(code ORDER BY code) FILTER (WHERE drawn) FROM stat.systematic_draw('{e,d,c,b,a}', '{1,1,1,1,1}', 2, 'x')),
          (SELECT array_agg(code ORDER BY code) FILTER (WHERE drawn) FROM stat.systematic_draw('{a,b,c,d,e}', '{1,1,1,1,1}', 2, 'x')),
          'whatever the order in which they come');
-- 1,000 seeds: 0.2 and 0.8 with a standard error of 0.0126; five of them are 0.063
SELECT ok((SELECT bool_and(abs(share - probability) < 0.063)
             FROM (SELECT code, probability, avg(drawn::int) AS share FROM generate_series(1, 1000) AS s,
                          stat.systematic_draw('{a,b,c,d}', '{1,2,3,4}', 2, s::text) GROUP BY code, probability) AS seen),
          'drawn as often as stated');
-- SHA-256 of "a" begins ca978112ca1bbdc: / 16^15 (sha256sum)
SELECT is(round(stat.chance('a'), 15), round((x'0ca978112ca1bbdc'::bigint + 0.5) / 1152921504606846976, 15), 'chance is the digest');
SELECT ok((SELECT bool_and(c > 0 AND c < 1) AND avg(c) BETWEEN 0.47 AND 0.53 FROM (SELECT stat.chance(s::text) AS c FROM generate_series(1, 3000) AS s) AS x),
          'between 0 and 1, even');
SELECT ok(stat.chance('a') <> stat.chance('b'), 'another text, another number');
SELECT * FROM finish();
ROLLBACK;
