-- 011_catalogue: indicators.xml as tables. Filled by etl/model/catalogue.c, never by hand.
-- Grain:  ref.measure_source one SQL file; ref.measure one measure; ref.indicator one indicator; ref.indicator_term one
--         measure in an indicator; ref.indicator_target one target from a year on; ref.indicator_bounds one checked claim.
-- Source: schemas/catalogue/indicators.xml, spec/indicators.md.

CREATE TABLE ref.catalogue (
    commune_code text COLLATE "C" PRIMARY KEY,
    sha256       text NOT NULL                   -- of indicators.xml
);

CREATE TABLE ref.measure_source (
    commune_code text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,      -- measure_<source>.sql
    facts        text[] NOT NULL,                -- tables of schema fact (and 'file') whose change makes it stale
    unattributed boolean NOT NULL,               -- also gives figures for UNKNOWN and OUTSIDE
    position     int NOT NULL,
    PRIMARY KEY (commune_code, source)
);

CREATE TABLE ref.measure (
    commune_code text COLLATE "C" NOT NULL,
    measure      text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('flow', 'stock', 'ytd')),
    unit         text NOT NULL,
    name         text NOT NULL,                  -- Vietnamese
    description  text NOT NULL DEFAULT '',
    empty        numeric,                        -- figure where the source has no row: 0, or NULL = no claim
    watched      boolean NOT NULL DEFAULT false, -- signals look at it: equal to last month's, jumps
    internal     boolean NOT NULL,               -- evidence for indicators; not listed by `values --measures`
    position     int NOT NULL,
    PRIMARY KEY (commune_code, measure)
);

CREATE TABLE ref.indicator (
    commune_code      text COLLATE "C" NOT NULL,
    indicator         text COLLATE "C" NOT NULL,
    name              text NOT NULL,
    unit              text NOT NULL,
    direction         text NOT NULL CHECK (direction IN ('higher', 'lower')),
    plan              text NOT NULL DEFAULT '',  -- where in the plan
    evidence_text     text NOT NULL DEFAULT '',  -- which papers prove it
    numerator_text    text NOT NULL,
    denominator_text  text NOT NULL,
    commune_rule      text NOT NULL CHECK (commune_rule IN ('ratio_of_sums', 'share_of_villages', 'stratified')),
    unattributed      boolean NOT NULL,          -- UNKNOWN and OUTSIDE count for the commune
    capped            boolean NOT NULL,          -- the numerator is cut at the denominator
    numerator_op      text NOT NULL CHECK (numerator_op IN ('sum', 'least', 'count_positive', 'condition', 'constant')),
    numerator_value   numeric,                   -- op constant
    denominator_op    text NOT NULL CHECK (denominator_op IN ('sum', 'least', 'count_positive', 'condition', 'constant')),
    denominator_value numeric,
    position          int NOT NULL,
    PRIMARY KEY (commune_code, indicator)
);

CREATE TABLE ref.indicator_term (
    commune_code text COLLATE "C" NOT NULL,
    indicator    text COLLATE "C" NOT NULL,
    role         text NOT NULL CHECK (role IN ('numerator', 'denominator', 'evidence', 'frame')),
    position     int NOT NULL,
    measure      text COLLATE "C" NOT NULL,
    coefficient  numeric NOT NULL,
    at_least     numeric,                        -- op condition: a number ...
    at_least_setting text,                       -- ... or the name of a setting
    span         text NOT NULL CHECK (span IN ('period', 'year')), -- flows: months of the period, or of the year to date
    PRIMARY KEY (commune_code, indicator, role, position)
);

CREATE TABLE ref.indicator_target (
    commune_code text COLLATE "C" NOT NULL,
    indicator    text COLLATE "C" NOT NULL,
    from_year    int NOT NULL,                   -- until the next entry
    value        numeric NOT NULL,               -- a ratio: 0.7
    origin       text NOT NULL CHECK (origin IN ('plan', 'setting')),
    PRIMARY KEY (commune_code, indicator, from_year)
);

-- A claim checked against its evidence ("Reach"): names of measures.
CREATE TABLE ref.indicator_bounds (
    commune_code text COLLATE "C" NOT NULL,
    indicator    text COLLATE "C" NOT NULL,
    claim        text COLLATE "C" NOT NULL,
    direct       text COLLATE "C" NOT NULL,      -- persons recorded one by one
    largest      text COLLATE "C" NOT NULL,      -- the largest audience of one session
    total        text COLLATE "C" NOT NULL,      -- the sum of all audiences
    highest      text COLLATE "C" NOT NULL,      -- the highest claim of the year so far
    population   text COLLATE "C" NOT NULL,
    PRIMARY KEY (commune_code, indicator, claim)
);

-- The target in force for a year.
CREATE VIEW ref.target_of_year AS
SELECT p.commune_code, t.indicator, p.year, (array_agg(t.value ORDER BY t.from_year DESC))[1] AS value,
       (array_agg(t.origin ORDER BY t.from_year DESC))[1] AS origin
  FROM (SELECT DISTINCT commune_code, year FROM ref.period) AS p
  JOIN ref.indicator_target AS t ON t.commune_code = p.commune_code AND t.from_year <= p.year
 GROUP BY p.commune_code, t.indicator, p.year;

-- A setting's value on a day.
CREATE FUNCTION ref.setting_on(commune text, setting text, day date) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT s.value FROM ref.setting AS s
             WHERE s.commune_code = commune AND s.name = setting AND s.valid_from <= day
             ORDER BY s.valid_from DESC LIMIT 1);
