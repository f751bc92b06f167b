-- 015_stat_stratified: the estimate of a proportion from a stratified sample, with its interval.
-- In:     one element per stratum (village) with responses: frame size N_h, responses n_h, of these with the property a_h.
-- Out:    one row: p, variance, effective sample size (NULL: full census), interval, number of strata whose variance is
--         pooled (n_h = 1 and N_h > 1). All NULL where no stratum is given or the frames add up to 0.
-- Rules:  p = sum(N_h p_h) / N; variance = sum((N_h/N)^2 (1 - n_h/N_h) p_h (1 - p_h) / (n_h - 1)); the correction is 1
--         where n_h > N_h; s2 = sum(n_h p_h (1 - p_h)) / sum(n_h - 1) over n_h >= 2 stands in for single responses.
--         Variance 0 without a full census: n_effective = sum of n_h.
-- Source: Cochran, Sampling Techniques, 3rd ed. (1977), 5.9-5.10; spec/indicators.md "Rulings".

CREATE FUNCTION stat.stratified_proportion(frames bigint[], samples bigint[], hits bigint[], confidence numeric,
                                           OUT p numeric, OUT variance numeric, OUT n_effective numeric,
                                           OUT low numeric, OUT high numeric, OUT pooled int)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    WITH stratum AS (
        SELECT s.frame, s.n, round(s.a, 40) / s.n AS share,
               round(s.frame, 40) / nullif((SELECT sum(f) FROM unnest(frames) AS f), 0) AS weight,
               CASE WHEN s.n > s.frame THEN 1 ELSE 1 - round(s.n, 40) / s.frame END AS correction
          FROM unnest(frames, samples, hits) AS s (frame, n, a)
         WHERE s.n > 0
    ), pool AS (
        SELECT sum(n * share * (1 - share)) / nullif(sum(n - 1), 0) AS s2 FROM stratum WHERE n >= 2
    ), estimate AS (
        SELECT sum(weight * share) AS p,
               sum(weight * weight * correction
                   * CASE WHEN n >= 2 THEN share * (1 - share) / (n - 1) ELSE coalesce(pool.s2, 0) END) AS variance,
               sum(n) AS responses, bool_and(n = frame) AS census,
               count(*) FILTER (WHERE n = 1 AND frame > 1)::int AS pooled
          FROM stratum CROSS JOIN pool
    ), effective AS (
        SELECT e.*, CASE WHEN census THEN NULL WHEN variance = 0 OR e.p * (1 - e.p) = 0 THEN responses
                         ELSE round(e.p * (1 - e.p), 40) / variance END AS n_effective
          FROM estimate AS e
    )
    SELECT round(e.p, 30), round(e.variance, 40), round(e.n_effective, 40),
           CASE WHEN e.census THEN round(e.p, 30) ELSE w.low END,
           CASE WHEN e.census THEN round(e.p, 30) ELSE w.high END, e.pooled
      FROM effective AS e LEFT JOIN LATERAL stat.wilson_effective(e.p, e.n_effective, confidence) AS w ON true;
END;
