-- 014_stat_interval: intervals of proportions, in exact decimal arithmetic (40 decimals inside, never floating point).
-- Units:  proportions 0..1; confidence 0..1 (0.95), NULL in = NULL out, except frame: NULL = no finite population.
-- Source: E. B. Wilson, JASA 22 (1927) 209-212; finite population correction on the effective sample size as
--         spec/indicators.md "Survey estimates" and "Rulings"; quantile: M. J. Wichura, algorithm AS 241 (PPND16),
--         Applied Statistics 37 (1988) 477-484. Tested against published/survey_examples.tsv in tests/sql.

-- The standard normal quantile, good to 15 decimals for 1e-11 < p < 1 - 1e-11.
CREATE FUNCTION stat.normal_quantile(p numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT round(CASE WHEN p = 0.975 THEN 1.959963984540054 -- the usual one, as fixed by spec/indicators.md
      WHEN abs(q) <= 0.425 THEN
        q * (((((((2509.0809287301226727*r + 33430.575583588128105)*r + 67265.770927008700853)*r
                  + 45921.953931549871457)*r + 13731.693765509461125)*r + 1971.5909503065514427)*r
                  + 133.14166789178437745)*r + 3.3871328727963666080)
          / (((((((5226.4952788528545610*r + 28729.085735721942674)*r + 39307.895800092710610)*r
                  + 21213.794301586595867)*r + 5394.1960214247511077)*r + 687.18700749205790830)*r
                  + 42.313330701600911252)*r + 1)
      ELSE sign(q)
        * (((((((0.000774545014278341407640*t + 0.0227238449892691845833)*t + 0.241780725177450611770)*t
                  + 1.27045825245236838258)*t + 3.64784832476320460504)*t + 5.76949722146069140550)*t
                  + 4.63033784615654529590)*t + 1.42343711074968357734)
          / (((((((0.00000000105075007164441684324*t + 0.000547593808499534494600)*t + 0.0151986665636164571966)*t
                  + 0.148103976427480074590)*t + 0.689767334985100004550)*t + 1.67638483018380384940)*t
                  + 2.05319162663775882187)*t + 1)
      END, 15)
      FROM (SELECT round(p, 40) - 0.5 AS q) AS centred,
           LATERAL (SELECT 0.180625 - q * q AS r OFFSET 0) AS middle,
           LATERAL (SELECT CASE WHEN p > 0 AND p < 1 THEN sqrt(-ln(round(least(p, 1 - p), 40))) - 1.6 END AS t
                    OFFSET 0) AS tail;
END;

-- Wilson's interval for a proportion p seen on an effective sample of n_effective.
CREATE FUNCTION stat.wilson_effective(p numeric, n_effective numeric, confidence numeric,
                                      OUT low numeric, OUT high numeric)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT round(greatest(0, least(1, centre - half)), 30), round(greatest(0, least(1, centre + half)), 30)
      FROM (SELECT stat.normal_quantile((1 + confidence) / 2) AS z, round(p, 40) AS share,
                   round(nullif(n_effective, 0), 40) AS n OFFSET 0) AS given, -- OFFSET 0: computed once
           LATERAL (SELECT (share + z * z / (2 * n)) / (1 + z * z / n) AS centre,
                           z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n) AS half
                    OFFSET 0) AS parts;
END;

-- a of n drawn from a frame: n_e = n (frame - 1) / (frame - n); a census has no width; a frame smaller than the sample is
-- stale and corrects nothing.
CREATE FUNCTION stat.wilson_interval(a bigint, n bigint, frame bigint, confidence numeric,
                                     OUT low numeric, OUT high numeric)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN n = frame THEN round(round(a, 40) / nullif(n, 0), 30) ELSE wilson.low END,
           CASE WHEN n = frame THEN round(round(a, 40) / nullif(n, 0), 30) ELSE wilson.high END
      FROM stat.wilson_effective(round(a, 40) / nullif(n, 0),
                                 CASE WHEN n < frame THEN round(n, 40) * (frame - 1) / (frame - n) ELSE n END,
                                 confidence) AS wilson;
END;

-- Wald's interval, cut to 0..1: only to compare with published tables.
CREATE FUNCTION stat.wald_interval(a bigint, n bigint, confidence numeric, OUT low numeric, OUT high numeric)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT round(greatest(0, p - half), 30), round(least(1, p + half), 30)
      FROM (SELECT round(a, 40) / nullif(n, 0) AS p) AS share,
           LATERAL (SELECT stat.normal_quantile((1 + confidence) / 2) * sqrt(p * (1 - p) / n) AS half) AS width;
END;

-- At most `digits` significant digits as text: a point, no exponent, no trailing zeros; half away from zero.
CREATE FUNCTION stat.significant(value numeric, digits int) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN value = 0 THEN '0'
                ELSE trim_scale(round(value, digits - 1 - floor(log(abs(value)))::int))::text END;
