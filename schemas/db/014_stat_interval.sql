-- 014_stat_interval: intervals of proportions, in exact decimal arithmetic (40 decimals inside, never floating point).
-- Units:  proportions 0..1; confidence 0..1 (0.95), NULL in = NULL out, except frame: NULL = no finite population.
-- Source: E. B. Wilson, JASA 22 (1927) 209-212; finite population correction on the effective sample size as
--         spec/indicators.md "Survey estimates" and "Rulings"; quantile: M. J. Wichura, algorithm AS 241 (PPND16),
--         Applied Statistics 37 (1988) 477-484. Tested against published/survey_examples.tsv in tests/sql.

-- PL/pgSQL, not SQL: a session plans these once, where nested SQL functions would be planned at every call.
-- The standard normal quantile, good to 15 decimals for 1e-11 < p < 1 - 1e-11.
CREATE FUNCTION stat.normal_quantile(p numeric) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    q numeric := round(p, 40) - 0.5;
    r numeric := 0.180625 - q * q;
    t numeric;
BEGIN
    IF p = 0.975 THEN RETURN 1.959963984540054; END IF; -- the usual one, as fixed by spec/indicators.md
    IF abs(q) <= 0.425 THEN
        RETURN round(
        q * (((((((2509.0809287301226727*r + 33430.575583588128105)*r + 67265.770927008700853)*r
                  + 45921.953931549871457)*r + 13731.693765509461125)*r + 1971.5909503065514427)*r
                  + 133.14166789178437745)*r + 3.3871328727963666080)
          / (((((((5226.4952788528545610*r + 28729.085735721942674)*r + 39307.895800092710610)*r
                  + 21213.794301586595867)*r + 5394.1960214247511077)*r + 687.18700749205790830)*r
                  + 42.313330701600911252)*r + 1), 15);
    END IF;
    IF p <= 0 OR p >= 1 THEN RETURN NULL; END IF;
    t := sqrt(-ln(round(least(p, 1 - p), 40))) - 1.6;
    RETURN round(sign(q)
        * (((((((0.000774545014278341407640*t + 0.0227238449892691845833)*t + 0.241780725177450611770)*t
                  + 1.27045825245236838258)*t + 3.64784832476320460504)*t + 5.76949722146069140550)*t
                  + 4.63033784615654529590)*t + 1.42343711074968357734)
          / (((((((0.00000000105075007164441684324*t + 0.000547593808499534494600)*t + 0.0151986665636164571966)*t
                  + 0.148103976427480074590)*t + 0.689767334985100004550)*t + 1.67638483018380384940)*t
                  + 2.05319162663775882187)*t + 1), 15);
END;
$$;

-- Wilson's interval for a proportion p seen on an effective sample of n_effective.
CREATE FUNCTION stat.wilson_effective(p numeric, n_effective numeric, confidence numeric,
                                      OUT low numeric, OUT high numeric)
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    z numeric := stat.normal_quantile((1 + confidence) / 2);
    n numeric := round(nullif(n_effective, 0), 40);
    share numeric := round(p, 40);
    q numeric := round(z * z / n, 40);
    half numeric := round(sqrt(round(z * z * share * (1 - share) / n + q * q / 4, 50)), 40);
BEGIN
    low := round(greatest(0, least(1, (share + q / 2 - half) / (1 + q))), 30);
    high := round(greatest(0, least(1, (share + q / 2 + half) / (1 + q))), 30);
    IF n IS NULL THEN low := NULL; high := NULL; END IF;
END;
$$;

-- a of n drawn from a frame: n_e = n (frame - 1) / (frame - n); a census has no width; a frame smaller than the sample is
-- stale and corrects nothing.
CREATE FUNCTION stat.wilson_interval(a bigint, n bigint, frame bigint, confidence numeric,
                                     OUT low numeric, OUT high numeric)
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    p numeric := round(a, 40) / nullif(n, 0);
    n_effective numeric := CASE WHEN n < frame THEN round(n, 40) * (frame - 1) / (frame - n) ELSE n END;
    interval_ record;
BEGIN
    IF p IS NULL THEN RETURN; END IF;
    IF n = frame THEN
        low := round(p, 30);
        high := low;
        RETURN;
    END IF;
    interval_ := stat.wilson_effective(p, n_effective, confidence);
    low := interval_.low;
    high := interval_.high;
END;
$$;

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
