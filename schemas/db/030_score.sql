-- 030_score: the rubric of a year and the points, totals, ranks and grades by it. Filled by etl/model/score_run.c.
-- Grain:  score.rubric one year; score.node one group or criterion (TOTAL, bonus, penalty are nodes too); score.band, tie, grade,
--         grade_floor their parts; score.criterion_point one village and criterion; score.group_point one village and group;
--         score.total one village; score.without one village and criterion left out.
-- Units:  points as printed (numeric, decimals as the rubric declares); shares and ratios 0..1.
-- Rules:  year to date until the year is over (provisional). Rows that are right already are not written again.
-- Source: spec/scoring.md, schemas/xsd/rubric.xsd.

CREATE TABLE score.rubric (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    rubric       text COLLATE "C" NOT NULL,      -- code
    name         text NOT NULL,
    basis        text NOT NULL DEFAULT '',
    sha256       text NOT NULL,                  -- of the document
    document     text NOT NULL,                  -- rubric.xml as it was read
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year)
);

CREATE TABLE score.node (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    node         text COLLATE "C" NOT NULL,
    parent       text COLLATE "C",
    kind         text NOT NULL CHECK (kind IN ('total', 'group', 'criterion', 'bonus', 'penalty')),
    position     int  NOT NULL,                  -- parents before children
    depth        int  NOT NULL,
    name         text NOT NULL,
    max          numeric NOT NULL,               -- of bonus and penalty: the cap
    weight       numeric NOT NULL,               -- in its parent
    decimals     int,                            -- NULL: not rounded
    indicator    text COLLATE "C",               -- criteria only from here on
    source       text CHECK (source IN ('indicator', 'measure', 'state')),
    period       text,                           -- year, 9M, H1 ... 12
    function     text,
    better       text CHECK (better IN ('higher', 'lower')),
    target       numeric,
    must         numeric,
    detail       jsonb NOT NULL,                 -- every parameter, as put_rubric.sql takes it
    PRIMARY KEY (commune_code, year, node)
);

CREATE TABLE score.band (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    node         text COLLATE "C" NOT NULL,
    position     int  NOT NULL,
    low          numeric,
    high         numeric,
    points       numeric NOT NULL,
    PRIMARY KEY (commune_code, year, node, position)
);

CREATE TABLE score.tie (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    position     int  NOT NULL,
    node         text COLLATE "C" NOT NULL,
    compared     text NOT NULL CHECK (compared IN ('points', 'value')),
    PRIMARY KEY (commune_code, year, position)
);

CREATE TABLE score.grade (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    position     int  NOT NULL,                  -- best first
    grade        text COLLATE "C" NOT NULL,
    name         text NOT NULL,
    least        numeric,
    quota        numeric,
    border       text NOT NULL,
    PRIMARY KEY (commune_code, year, position)
);

CREATE TABLE score.grade_floor (
    commune_code   text COLLATE "C" NOT NULL,
    year           int  NOT NULL,
    grade_position int  NOT NULL,
    floor          int  NOT NULL,                -- number of the floor
    node           text COLLATE "C" NOT NULL,
    share          numeric,
    value          numeric,
    PRIMARY KEY (commune_code, year, grade_position, floor)
);

CREATE TABLE score.criterion_point (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    node         text COLLATE "C" NOT NULL,
    rule         text NOT NULL CHECK (rule IN ('given', 'zero', 'exclude', 'hold')),
    state        text NOT NULL,
    numerator    numeric,
    denominator  numeric,
    value        numeric,
    reached      numeric,                        -- part of max before evidence
    evidence     numeric NOT NULL,               -- share granted for the state
    base         numeric,                        -- what relative and bands divide by
    points       numeric,                        -- NULL: left out or held
    lost         numeric,                        -- points below the criterion's maximum
    gain         numeric,                        -- what the total would gain with all of them
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year, village_code, node)
);

CREATE TABLE score.group_point (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    node         text COLLATE "C" NOT NULL,
    points       numeric,
    available    numeric NOT NULL,               -- part of max that counts after criteria were left out
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year, village_code, node)
);

CREATE TABLE score.total (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    points       numeric,
    held         boolean NOT NULL,
    rank         int,                            -- NULL: held, or nothing to score
    grade        text COLLATE "C",
    bound_grade  text COLLATE "C",               -- the better grade that the total alone would give ...
    bound_by     text[] NOT NULL,                -- ... and what kept it back: criteria, groups, or QUOTA
    provisional  boolean NOT NULL,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year, village_code)
);

CREATE TABLE score.without (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    node         text COLLATE "C" NOT NULL,      -- the criterion left out
    points       numeric,
    rank         int,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year, village_code, node)
);
