-- 033_draw: a reproducible draw by stated probability, and verified values that stand in for claimed ones.
-- Grain:  score.verified one village, indicator and period that was checked on the spot.
-- Source: spec/scoring.md "Verification draw"; systematic sampling with probability proportional to size: W. G. Madow, Annals of
--         Mathematical Statistics 20 (1949) 333-354.

-- A number between 0 and 1 (never 0 or 1) out of a text: the same text, the same number.
CREATE FUNCTION stat.chance(seed text) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((('x' || left(encode(sha256(convert_to(seed, 'UTF8')), 'hex'), 15))::bit(60)::bigint) + 0.5) / 1152921504606846976;

-- Draws n of the units. probability is exact: n x weight / total weight, 1 for those so heavy that it would exceed 1 (the others
-- share the remaining places). The order and the start come from the seed; fewer units than n: all are drawn.
CREATE FUNCTION stat.systematic_draw(codes text[], weights numeric[], n int, seed text)
    RETURNS TABLE (code text, probability numeric, drawn boolean)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    WITH sized AS (
        SELECT u.code, u.weight, stat.chance(seed || '|order|' || u.code) AS chance,
               row_number() OVER heaviest AS place, sum(u.weight) OVER (heaviest ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS tail
          FROM unnest(codes, weights) AS u (code, weight)
        WINDOW heaviest AS (ORDER BY u.weight DESC, u.code COLLATE "C")
    ), judged AS (
        SELECT s.*, bool_and(s.weight * (n - s.place + 1) >= s.tail) OVER (ORDER BY s.place) AS sure FROM sized AS s
    ), measured AS (
        SELECT j.*, n - count(*) FILTER (WHERE j.sure) OVER () AS places, sum(j.weight) FILTER (WHERE NOT j.sure) OVER () AS mass,
               sum(j.weight) FILTER (WHERE NOT j.sure) OVER (ORDER BY j.chance, j.code COLLATE "C") AS upto
          FROM judged AS j
    )
    SELECT m.code, CASE WHEN m.sure THEN 1 ELSE round(m.weight, 20) * m.places / m.mass END,
           m.sure OR floor(round(m.upto, 20) * m.places / m.mass + stat.chance(seed || '|start'))
                   > floor(round(m.upto - m.weight, 20) * m.places / m.mass + stat.chance(seed || '|start'))
      FROM measured AS m;
END;

CREATE TABLE score.verified (
    commune_code text COLLATE "C" NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    period       text COLLATE "C" NOT NULL,
    indicator    text COLLATE "C" NOT NULL,
    value        numeric NOT NULL,               -- a ratio, as indicator.value
    verified_by  text NOT NULL,                  -- who checked: an office or a post, never shown in public
    verified_on  date NOT NULL,
    file_name    text NOT NULL,                  -- the filled check list
    sha256       text NOT NULL,
    row_no       int  NOT NULL,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, village_code, period, indicator)
);

-- What the claimed value would have brought; NULL where nothing was verified.
ALTER TABLE score.criterion_point ADD COLUMN claimed_value numeric, ADD COLUMN claimed_points numeric;

-- Both figures, for the reports: what the village claimed and what was found, with the points of each.
CREATE VIEW mart.verified AS
SELECT v.commune_code, p.year, v.village_code, v.period, v.indicator, p.node, p.claimed_value, p.claimed_points,
       p.value AS verified_value, p.points AS verified_points, v.verified_on, v.file_name, v.sha256, v.row_no
  FROM score.verified AS v
  JOIN score.node AS n ON n.commune_code = v.commune_code AND n.source = 'indicator' AND n.indicator = v.indicator
                      AND v.period = n.year || CASE n.period WHEN 'year' THEN '' ELSE '-' || n.period END
  JOIN score.criterion_point AS p ON p.commune_code = v.commune_code AND p.year = n.year AND p.village_code = v.village_code
                                 AND p.node = n.node;
GRANT SELECT ON mart.verified TO thidua_reporter;
